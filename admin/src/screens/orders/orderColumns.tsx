import type { DeskOrder, OrderTotals } from '@jiayou/contract';
import { Link } from 'react-router';
import { ORIGINS, KINDS, pumpOf, STATE_TONES, STATES, TENDERS } from '../../features/orders/orderWords';
import { countText } from '../../ui/countText';
import { litres, yuan } from '../../ui/money';
import type { Column } from '../../ui/ResourceTable';
import { State } from '../../ui/State';
import { stationTime } from '../../ui/time';

const time = (instant: string | undefined): string => (instant === undefined ? '' : stationTime(Date.parse(instant)));

/** `≥` when more match than were counted. */
export const atLeast = ({ atLeast: more }: OrderTotals, words: string): string => (more ? `≥ ${words}` : words);

/** @param totals of the whole search; @param wholeChain whether orders of several stations stand here */
export function orderColumns(totals: OrderTotals | undefined, wholeChain: boolean): Column<DeskOrder>[] {
  const station: Column<DeskOrder> = { key: 'station', title: '油站', width: 128, dataIndex: 'stationName' };
  return [
    ...namingColumns(totals),
    ...(wholeChain ? [station] : []),
    ...goodsColumns(),
    ...moneyColumns(totals),
    ...whoColumns(),
  ];
}

function namingColumns(totals: OrderTotals | undefined): Column<DeskOrder>[] {
  return [
    {
      key: 'createdAt',
      title: '下单时间',
      width: 120,
      className: 'number',
      render: (_, { createdAt }) => time(createdAt),
      total: totals && atLeast(totals, `${countText(totals.orders)} 笔`),
    },
    {
      key: 'orderNo',
      title: '订单号',
      width: 92,
      always: true,
      className: 'number',
      render: (_, { orderId, orderNo }) => (
        <Link to={`/orders/${orderId}`} title={orderNo}>
          …{orderNo.slice(-8)}
        </Link>
      ),
    },
  ];
}

function goodsColumns(): Column<DeskOrder>[] {
  return [
    {
      key: 'what',
      title: '内容',
      render: (_, order) => [pumpOf(order), order.kind === 'fuel' ? '' : KINDS[order.kind]].filter(Boolean).join(' · '),
    },
    {
      key: 'volume',
      title: '升数',
      align: 'right',
      wideOnly: true,
      className: 'number',
      render: (_, { volumeMl }) => (volumeMl === undefined ? '' : litres(volumeMl)),
    },
    {
      key: 'tender',
      title: '付款方式',
      width: 84,
      render: (_, { tender }) => (tender === undefined ? '' : TENDERS[tender]),
    },
  ];
}

function moneyColumns(totals: OrderTotals | undefined): Column<DeskOrder>[] {
  return [
    {
      key: 'paid',
      title: '已付',
      align: 'right',
      always: true,
      className: 'number',
      render: (_, { paidFen, payableFen, paidAt }) =>
        paidAt === undefined ? <span className="hint">应付 {yuan(payableFen)}</span> : yuan(paidFen),
      total: totals && atLeast(totals, yuan(totals.paidFen)),
    },
    {
      key: 'refunded',
      title: '已退',
      align: 'right',
      className: 'number',
      render: (_, { refundedFen }) => (refundedFen === 0 ? '' : yuan(0 - refundedFen)),
      total: totals && atLeast(totals, yuan(0 - totals.refundedFen)),
    },
    {
      key: 'state',
      title: '状态',
      width: 84,
      render: (_, { state, refundingFen }) => (
        <State tone={refundingFen > 0 ? 'attention' : STATE_TONES[state]}>
          {refundingFen > 0 ? '退款中' : STATES[state]}
        </State>
      ),
    },
  ];
}

function whoColumns(): Column<DeskOrder>[] {
  return [
    { key: 'cashier', title: '收银员', wideOnly: true, dataIndex: 'cashierName' },
    { key: 'shift', title: '班次', atFirst: 'hidden', dataIndex: 'shiftNo' },
    { key: 'member', title: '会员', wideOnly: true, className: 'number', dataIndex: 'memberMasked' },
    { key: 'origin', title: '来源', atFirst: 'hidden', render: (_, { origin }) => ORIGINS[origin] },
    { key: 'call', title: '取号', atFirst: 'hidden', dataIndex: 'callNo' },
    {
      key: 'paidAt',
      title: '付款时间',
      atFirst: 'hidden',
      className: 'number',
      render: (_, { paidAt }) => time(paidAt),
    },
    {
      key: 'transaction',
      title: '渠道交易号',
      atFirst: 'hidden',
      className: 'number',
      dataIndex: 'channelTransactionNo',
    },
  ];
}
