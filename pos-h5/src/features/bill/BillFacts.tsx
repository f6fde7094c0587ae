import type { BillDetail } from '@jiayou/contract';
import { litresText, yuanText } from '../../money';
import { stationTime } from '../../time';
import { Fact } from '../../ui/Fact';
import { tenderName } from '../ticket/words';
import { backWords, kindName } from './billWords';

const stateName: Record<BillDetail['state'], string> = {
  open: '待付款',
  paid: '已付款',
  closed: '已关闭',
  refunded: '已全部退款',
};

/** What an order was, as its paper says it. */
export function BillFacts({ bill }: { readonly bill: BillDetail }) {
  return (
    <>
      <Head bill={bill} />
      <dl className="facts">
        <Fact name="订单号">{bill.orderNo}</Fact>
        <Fact name="来源">
          {bill.origin === 'in-car' ? `车内支付 ${bill.callNo ?? ''}` : '收银台'} · {kindName[bill.kind]}
        </Fact>
        <Fuel bill={bill} />
        {bill.goods.map(({ name, quantity, unitPriceFen, amountFen }) => (
          <Fact key={name + unitPriceFen} name="商品">
            {name} {yuanText(amountFen)}
            <small>
              {quantity} × {yuanText(unitPriceFen)}
            </small>
          </Fact>
        ))}
        {bill.discountFen > 0 && <Fact name="优惠">{yuanText(0 - bill.discountFen)}</Fact>}
        {factsOf(bill).map(([name, value]) => (
          <Fact key={name} name={name}>
            {value}
          </Fact>
        ))}
      </dl>
    </>
  );
}

function Head({ bill }: { readonly bill: BillDetail }) {
  const { paidFen, refundedFen, refundingFen, tender, state, paidAt } = bill;
  return (
    <header className="detail-head">
      <p className="amount" data-testid="detail-amount">
        {yuanText(paidFen)}
      </p>
      <p>
        <span className={`tender ${tender}`}>{tenderName[tender]}</span> · {stationTime(paidAt)} · {stateName[state]}
      </p>
      {(refundedFen > 0 || refundingFen > 0) && (
        <p className="detail-back-words" data-testid="detail-refunded">
          {backWords(bill)}
        </p>
      )}
    </header>
  );
}

function Fuel({ bill: { nozzleNo, grade, volumeMl, priceFenPerLitre, fuelFen } }: { readonly bill: BillDetail }) {
  if (grade === undefined) return null;
  return (
    <Fact name="油品">
      {nozzleNo !== undefined && `${nozzleNo}号枪 `}
      {grade} {yuanText(fuelFen)}
      {volumeMl !== undefined && priceFenPerLitre !== undefined && (
        <small>
          {litresText(volumeMl)} × {yuanText(priceFenPerLitre)}/升
        </small>
      )}
    </Fact>
  );
}

/** What an order may have besides. */
function factsOf(bill: BillDetail): readonly (readonly [string, string])[] {
  const { memberMasked, tender, channelTransactionNo, shiftNo, cashierName = '' } = bill;
  return [
    ...(memberMasked === undefined ? [] : [['会员', memberMasked] as const]),
    ...(channelTransactionNo === ''
      ? []
      : [[tender === 'bank-card' ? '参考号' : '交易号', channelTransactionNo] as const]),
    ...(shiftNo === undefined ? [] : [['班次', `${shiftNo} ${cashierName}`] as const]),
  ];
}
