import type { Totals } from '@jiayou/contract';
import type { PaperLine } from '../../device/printer/paper';
import { litresText, paperYuanText } from '../../money';
import { tenderName } from '../ticket/words';

type Sum = Totals['all'];

/** The totals of a shift or a day on paper. Every number is the server's: nothing is added up here. */
export function totalsLines(totals: Totals): readonly PaperLine[] {
  const { all, byTender, byGrade, goods, amountFen, discountFen } = totals;
  return [
    { kind: 'rule' },
    { kind: 'row', cells: ['合计', '笔数', '金额'] },
    { kind: 'row', cells: ['订单金额', '', paperYuanText(amountFen)] },
    ...(discountFen === 0 ? [] : [row(['优惠', '', paperYuanText(0 - discountFen)])]),
    row(['收款', count(all.orders), paperYuanText(all.paidFen)]),
    row(['退款', count(all.refunds), paperYuanText(0 - all.refundedFen)]),
    pair('净额', paperYuanText(all.netFen), true),
    ...table(
      '收款方式',
      byTender.map((sum) => [tenderName[sum.tender], sum]),
    ),
    ...table(
      '油品',
      byGrade.map((sum) => [`${sum.grade} ${litresText(sum.volumeMl)}`, sum]),
    ),
    ...(goods.orders + goods.refunds === 0 ? [] : table('非油品', [['商品', goods]])),
  ];
}

export function pair(left: string, right: string, strong = false): PaperLine {
  return { kind: 'pair', left, right, strong };
}

/** How many orders there are, as it is said: `12笔`. */
export function count(orders: number): string {
  return `${orders}笔`;
}

/** A heading, then for each name what came in and, where money went back, what is left. */
function table(heading: string, sums: readonly (readonly [string, Sum])[]): readonly PaperLine[] {
  if (sums.length === 0) return [];
  return [{ kind: 'rule' }, row([heading, '笔数', '金额']), ...sums.flatMap(([name, sum]) => sumLines(name, sum))];
}

function sumLines(name: string, { orders, paidFen, refunds, refundedFen, netFen }: Sum): readonly PaperLine[] {
  const paid = row([name, count(orders), paperYuanText(paidFen)]);
  if (refunds === 0) return [paid];
  return [
    paid,
    row(['  退款', count(refunds), paperYuanText(0 - refundedFen)]),
    row(['  净额', '', paperYuanText(netFen)]),
  ];
}

function row(cells: readonly [string, string, string]): PaperLine {
  return { kind: 'row', cells };
}
