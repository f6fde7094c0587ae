import type { OrderState, PersonalData } from '@jiayou/contract';

const STATES: Readonly<Record<OrderState, string>> = {
  open: '待付款',
  paid: '已付款',
  closed: '已关闭',
  refunded: '已退款',
};

/** A person's data as a page they can read and print; it needs no network and carries no script. */
export function personalPage({ exportedAt, member, orders }: PersonalData): string {
  const facts = [
    ['姓名', member.name],
    ['手机号', member.phone ?? ''],
    ['车牌', member.plates.join('、')],
    ['标签', member.labels.join('、')],
    ['加入时间', shanghaiText(member.joinedAt)],
    ['微信登录', member.wechat.map(({ appId, openId }) => `${appId}：${openId}`).join('\n')],
    ['会员编号', member.id],
  ].map(([name = '', value = '']) => `<tr><th>${escaped(name)}</th><td>${escaped(value || '无')}</td></tr>`);
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>个人信息副本</title>
<style>body{font:14px/1.6 sans-serif;margin:32px;color:#101828}table{border-collapse:collapse;margin:8px 0 24px}
th,td{border:1px solid #e4e7ec;padding:4px 12px;text-align:left;white-space:pre-line}.n{text-align:right}</style>
<h1>个人信息副本</h1><p>导出时间：${shanghaiText(exportedAt)}</p><h2>基本信息</h2><table>${facts.join('')}</table>
<h2>订单（${orders.length} 笔）</h2><table><tr>${HEADINGS.map((name) => `<th>${name}</th>`).join('')}</tr>
${orders.map(orderLine).join('\n')}</table></html>`;
}

const HEADINGS = [
  '下单时间',
  '订单号',
  '油站',
  '枪号',
  '油品',
  '升数',
  '金额',
  '已付',
  '已退',
  '状态',
  '支付时间',
  '渠道交易号',
];

function orderLine(order: PersonalData['orders'][number]): string {
  const { grade, nozzleNo, volumeMl, paidAt, channelTransactionNo } = order;
  const words = [
    shanghaiText(order.createdAt),
    order.orderNo,
    order.station,
    nozzleNo === undefined ? '' : String(nozzleNo),
    grade ?? '',
    volumeMl === undefined ? '' : (volumeMl / 1000).toFixed(2),
  ];
  const ends = [STATES[order.state], paidAt === undefined ? '' : shanghaiText(paidAt), channelTransactionNo ?? ''];
  const money = [order.amountFen, order.paidFen, order.refundedFen].map((fen) => `<td class="n">${yuan(fen)}</td>`);
  return `<tr>${words.map(cell).join('')}${money.join('')}${ends.map(cell).join('')}</tr>`;
}

const clock = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'medium',
  hour12: false,
});
const shanghaiText = (instant: string): string => clock.format(new Date(instant));

const cell = (text: string): string => `<td>${escaped(text)}</td>`;

/** `¥1,234.56` */
function yuan(fen: number): string {
  const whole = Math.trunc(fen / 100).toLocaleString('en-US');
  return `¥${whole}.${String(fen % 100).padStart(2, '0')}`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
