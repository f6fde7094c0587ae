import { fenOf } from '../../money';

/** A typed amount of yuan: nothing yet, so many fen, or why not. */
export type Amount =
  | { readonly is: 'empty' }
  | { readonly is: 'fine'; readonly fen: number }
  | { readonly is: 'wrong'; readonly words: string };

export const MOST_FEN = 10_000_000;
const LONGEST = 16;

export type AmountKey = string;

/** The text after a key: digits and one point; `清空` and `删除` take away. Anything else changes nothing. */
export function typeAmount(text: string, key: AmountKey): string {
  if (key === '清空') return '';
  if (key === '删除' || key === 'Backspace') return text.slice(0, -1);
  return text.length < LONGEST && /^[-0-9.]$/.test(key) ? added(text, key) : text;
}

/** A minus is taken, so that it can be said that there are no negative amounts. */
function added(text: string, key: string): string {
  if (key === '-') return text === '' ? key : text;
  if (key !== '.') return text === '0' ? key : text + key;
  if (text.includes('.')) return text;
  return text === '' ? '0.' : `${text}.`;
}

/** Yuan with at most two decimals, above 0 and up to 100,000.00; each other text has its sentence. */
export function readAmount(text: string): Amount {
  const typed = text.trim().replace(/^¥|,/g, '');
  if (typed === '') return { is: 'empty' };
  if (/^[-−]/.test(typed)) return wrong('金额不能为负，请重新输入');
  if (!/^\d+\.?\d*$/.test(typed)) return wrong('金额只能是数字，请重新输入');
  if (/\.\d{3,}$/.test(typed)) return wrong('金额最多精确到分（两位小数）');
  const fen = fenOf(typed);
  if (fen === undefined || fen > MOST_FEN) return wrong('单笔不能超过¥100,000.00，请分开收款');
  return fen === 0 ? wrong('金额至少0.01元') : { is: 'fine', fen };
}

function wrong(words: string): Amount {
  return { is: 'wrong', words };
}
