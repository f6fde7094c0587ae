import type { SheetName } from './TillSheets';

/** The menu in the order of a working day; each has its key on a keyboard. */
export const MENU_ENTRIES: readonly {
  readonly name: SheetName;
  readonly text: string;
  readonly hint: string;
  readonly key: string;
}[] = [
  { name: 'bills', text: '账单查询', hint: '本班订单、退款、补打', key: 'F2' },
  { name: 'past-bills', text: '订单处理', hint: '已班结的订单申请退款', key: 'F3' },
  { name: 'refunds', text: '退款进度', hint: '审批结果、交还现金', key: 'F4' },
  { name: 'print-queue', text: '打印队列', hint: '没打出的、要核对的', key: 'F6' },
  { name: 'past-shifts', text: '班结记录', hint: '以往班次、补打', key: 'F7' },
  { name: 'yesterday', text: '打印昨日汇总', hint: '全站昨天的合计', key: 'F8' },
  { name: 'close-shift', text: '班结', hint: '点钞、对账、退出', key: 'F9' },
];

export const MENU_KEY = 'F10';
