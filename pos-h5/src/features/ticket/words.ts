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

const tenderSpoken: Record<Tender, string> = {
  'wechat-pay': '微信已支付',
  alipay: '支付宝已支付',
  'bank-card': '银行卡已支付',
  cash: '现金已收',
};

/** Why no paper came: what happened, then what to do. */
export const problemWords: Record<Problem, { readonly what: string; readonly todo: string }> = {
  'paper-out': { what: '打印机缺纸', todo: '没有打出。装好纸后点「打印」' },
  offline: { what: '打印机没连上', todo: '没有打出。检查电源和连线后点「打印」' },
  error: { what: '打印机出错', todo: '没有打出。检查打印机后点「打印」' },
};

/** 「三号枪，九十二号，二百元，微信已支付」 */
export function spokenPaid(receipt: Pick<Receipt, 'nozzleNo' | 'grade' | 'paidFen' | 'tender'>): string {
  const nozzle = `${spokenNumber(receipt.nozzleNo)}号枪`;
  return [nozzle, spokenGrade(receipt.grade), spokenAmount(receipt.paidFen), tenderSpoken[receipt.tender]].join('，');
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

/** The colour of a grade; its number always stands beside it. */
export function gradeTone(grade: string): '92' | '95' | '98' | '0' {
  const number = Math.abs(Number.parseInt(grade.replace('−', '-'), 10));
  if (number >= 98) return '98';
  if (number >= 95) return '95';
  return number >= 60 ? '92' : '0';
}
