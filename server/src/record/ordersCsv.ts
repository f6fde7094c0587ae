import { Readable } from 'node:stream';
import type { DeskOrder } from '@jiayou/contract';
import type { Database } from '../platform/db';
import type { OrderFilter } from './orderFilter';
import { streamOrders } from './streamOrders';

const TENDERS = { 'wechat-pay': '微信支付', alipay: '支付宝', 'bank-card': '银行卡', cash: '现金' } as const;
const STATES = { open: '待付款', paid: '已付款', closed: '已关闭', refunded: '已全退' } as const;
const KINDS = { fuel: '油品', goods: '非油品', mixed: '混合' } as const;

const COLUMNS: readonly (readonly [title: string, value: (order: DeskOrder) => string | number | undefined])[] = [
  ['下单时间', ({ createdAt }) => shanghai(createdAt)],
  // Excel would round 26 digits; with its letter a number stays text.
  ['订单号', ({ orderNo }) => orderNo],
  ['油站', ({ stationName }) => stationName],
  ['类别', ({ kind }) => KINDS[kind]],
  ['枪号', ({ nozzleNo }) => nozzleNo],
  ['油品', ({ grade }) => grade],
  ['升数', ({ volumeMl }) => volumeMl && (volumeMl / 1000).toFixed(2)],
  ['应付', ({ payableFen }) => yuan(payableFen)],
  ['已付', ({ paidFen }) => yuan(paidFen)],
  ['已退', ({ refundedFen }) => yuan(refundedFen)],
  ['付款方式', ({ tender }) => tender && TENDERS[tender]],
  ['状态', ({ state }) => STATES[state]],
  ['付款时间', ({ paidAt }) => paidAt && shanghai(paidAt)],
  ['营业日', ({ businessDate }) => businessDate],
  ['渠道交易号', ({ channelTransactionNo }) => channelTransactionNo && `\t${channelTransactionNo}`],
  ['班次', ({ shiftNo }) => shiftNo],
  ['收银员', ({ cashierName }) => cashierName],
  ['会员', ({ memberMasked }) => memberMasked],
];

/** Every order that matches as a table for Excel, written as it is read: a reader that is slow makes us wait, not grow. */
export function ordersCsv(db: Database, filter: OrderFilter): Readable {
  return Readable.from(csvLines(db, filter), { objectMode: false });
}

async function* csvLines(db: Database, filter: OrderFilter): AsyncGenerator<string> {
  yield `\uFEFF${COLUMNS.map(([title]) => title).join()}\r\n`;
  for await (const order of streamOrders(db, filter)) {
    yield `${COLUMNS.map(([, value]) => cell(String(value(order) ?? ''))).join()}\r\n`;
  }
}

/** What would be a formula gets a quote mark before it; a leading tab of our own only keeps digits from becoming a number. */
function cell(text: string): string {
  const harmless = /^[=+\-@\r]|^\t(?!\d+$)/.test(text) ? `'${text}` : text;
  return /[",\r\n\t]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

const yuan = (fen: number): string => (fen / 100).toFixed(2);

const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'medium' });
const shanghai = (instant: string): string => clock.format(new Date(instant));
