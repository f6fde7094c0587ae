import type { Totals } from '@jiayou/contract';
import { litresText, yuanText } from '../../money';
import { gradeTone, tenderName } from '../ticket/words';

type Sum = Totals['all'];

/** What a shift, a day or a search adds up to, as a table: by tender, by grade, goods, and all. */
export function TotalsView({ totals }: { readonly totals: Totals }) {
  const { all, byTender, byGrade, goods, amountFen, discountFen } = totals;
  const hasGoods = goods.orders + goods.refunds > 0;
  return (
    <table className="totals" data-testid="totals">
      <thead>
        <tr>
          <th scope="col">合计</th>
          <th scope="col">
            收款
            <small />
          </th>
          <th scope="col">
            退款
            <small />
          </th>
          <th scope="col">净额</th>
        </tr>
      </thead>
      <tbody>
        {byTender.map((sum) => (
          <SumRow key={sum.tender} name={tenderName[sum.tender]} sum={sum} testId={`total-${sum.tender}`} />
        ))}
      </tbody>
      <tbody>
        {byGrade.map((sum) => (
          <SumRow
            key={sum.grade}
            name={sum.grade}
            note={litresText(sum.volumeMl)}
            tone={`grade-${gradeTone(sum.grade)}`}
            sum={sum}
            testId={`total-grade-${sum.grade}`}
          />
        ))}
        {hasGoods && <SumRow name="商品" sum={goods} testId="total-goods" />}
      </tbody>
      <tfoot>
        <SumRow name="全部" sum={all} testId="total-all" />
        {discountFen > 0 && (
          <tr className="totals-note">
            <td colSpan={4} data-testid="total-discount">
              原价 {yuanText(amountFen)}，优惠 {yuanText(discountFen)}
            </td>
          </tr>
        )}
      </tfoot>
    </table>
  );
}

interface SumRowProps {
  readonly name: string;
  readonly note?: string;
  readonly tone?: string;
  readonly sum: Sum;
  readonly testId: string;
}

function SumRow({ name, note, tone, sum: { orders, paidFen, refunds, refundedFen, netFen }, testId }: SumRowProps) {
  return (
    <tr data-testid={testId} data-net-fen={netFen}>
      <th scope="row">
        {tone !== undefined && <i className={`dot ${tone}`} aria-hidden="true" />}
        {name}
        {note !== undefined && <small>{note}</small>}
      </th>
      <td>
        {yuanText(paidFen)}
        <small>{orders} 笔</small>
      </td>
      <td>
        {refunds === 0 ? '—' : yuanText(0 - refundedFen)}
        <small>{refunds === 0 ? '' : `${refunds} 笔`}</small>
      </td>
      <td>
        <b>{yuanText(netFen)}</b>
      </td>
    </tr>
  );
}
