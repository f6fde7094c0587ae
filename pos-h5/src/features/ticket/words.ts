import type { Receipt, Ticket } from '@jiayou/contract';
import { spokenAmount, spokenNumber } from '../../device/speaker/spokenAmount';

type Tender = Ticket['tender'];
type Problem = NonNullable<Ticket['problem']>;

export const tenderName: Record<Tender, string> = {
  'wechat-pay': '微信支付',
  alipay: '支付宝',
  'bank-card': '银行卡',
  cash: '现金',
};

const tenderSpoken: Record<Tender, string> = { ...tenderName, 'wechat-pay': '微信' };

/** Why no paper came: what happened, then what to do. */
export const problemWords: Record<Problem, { readonly what: string; readonly todo: string }> = {
  'paper-out': { what: '打印机缺纸', todo: '没有打出。装好纸后点「打印」' },
  offline: { what: '打印机没连上', todo: '没有打出。检查电源和连线后点「打印」' },
  error: { what: '打印机出错', todo: '没有打出。检查打印机后点「打印」' },
};

/** Paid in a car: 「三号枪，九十二号，二百元，微信已支付」. Collected at a till: 「微信收款，二百元」, whoever paid stands there. */
export function spokenPaid(receipt: Pick<Receipt, 'callNo' | 'nozzleNo' | 'grade' | 'paidFen' | 'tender'>): string {
  const { callNo, nozzleNo, grade, paidFen, tender } = receipt;
  const amount = spokenAmount(paidFen);
  // Only who pays in a car gets a call number.
  if (callNo === undefined) return `${tenderSpoken[tender]}收款，${amount}`;
  const pump = [
    ...(nozzleNo === undefined ? [] : [`${spokenNumber(nozzleNo)}号枪`]),
    ...(grade === undefined ? [] : [spokenGrade(grade)]),
  ];
  return [...pump, amount, `${tenderSpoken[tender]}已支付`].join('，');
}

/** 92# → 「九十二号」, 0# → 「零号柴油」, −10# → 「负十号柴油」; another name as it is written. */
export function spokenGrade(grade: string): string {
  const match = /^([-−]?)(\d+)#?$/.exec(grade);
  if (match === null) return grade;
  const number = Number(match[2]);
  const words = `${match[1] === '' ? '' : '负'}${spokenNumber(number)}号`;
  // Diesel is named by the cold it stands: 0 and below; petrol grades start at 89.
  return number < 60 ? `${words}柴油` : words;
}

/** What was sold, where it must be told from another order: 「3号枪 · 92#」, 「95#」, 「商品」, 「3号枪 · 92# · 商品」 */
export function soldWords({ kind, nozzleNo, grade }: Pick<Ticket, 'kind' | 'nozzleNo' | 'grade'>): string {
  const words = [
    ...(nozzleNo === undefined ? [] : [`${nozzleNo}号枪`]),
    ...(grade === undefined ? [] : [grade]),
    ...(kind === 'fuel' ? [] : ['商品']),
  ];
  return words.join(' · ');
}

/** The colour of a grade; its number always stands beside it. */
export function gradeTone(grade: string): '92' | '95' | '98' | '0' {
  const number = Math.abs(Number.parseInt(grade.replace('−', '-'), 10));
  if (number >= 98) return '98';
  if (number >= 95) return '95';
  return number >= 60 ? '92' : '0';
}
