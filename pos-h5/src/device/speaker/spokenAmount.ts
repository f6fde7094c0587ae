import { yuanJiaoFen } from '../../money';

const DIGITS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const;
const PLACES = ['', '十', '百', '千'] as const;

/**
 * An amount as people say it: 205.50 → 「二百零五元五角」, 100.01 → 「一百元零一分」, 2.00 → 「两元」.
 * Fen, not negative, below 100 million yuan.
 */
export function spokenAmount(amountFen: number): string {
  const { yuan, jiao, fen } = yuanJiaoFen(amountFen);
  if (yuan === 0 && jiao === 0 && fen === 0) return '零元';
  const whole = yuan === 0 ? '' : `${counted(yuan)}元`;
  const tenths = jiao === 0 ? '' : `${whole === '' ? counted(jiao) : digit(jiao)}角`;
  return whole + tenths + spokenFen(fen, jiao === 0 && whole !== '', whole + tenths === '');
}

/** A whole number as read out: 12 → 「十二」, 205 → 「二百零五」, 2000 → 「两千」. */
export function spokenNumber(value: number): string {
  if (value === 0) return '零';
  const high = Math.floor(value / 10_000);
  const low = value % 10_000;
  if (high === 0) return belowTenThousand(low, true);
  const bridge = low > 0 && low < 1000 ? '零' : '';
  return `${counted(high)}万${bridge}${low === 0 ? '' : belowTenThousand(low, false)}`;
}

/** Two of something is 两, as in 两元, 两万; 二 everywhere else. */
function counted(value: number): string {
  return value === 2 ? '两' : spokenNumber(value);
}

function spokenFen(fen: number, skipsJiao: boolean, alone: boolean): string {
  if (fen === 0) return '';
  return `${skipsJiao ? '零' : ''}${alone ? counted(fen) : digit(fen)}分`;
}

function belowTenThousand(value: number, leads: boolean): string {
  let words = '';
  for (let place = 3; place >= 0; place -= 1) {
    const figure = Math.floor(value / 10 ** place) % 10;
    const rest = value % 10 ** place;
    if (figure > 0) words += placed(figure, place, words === '' && leads);
    else if (words !== '' && Math.floor(rest / 10 ** (place - 1)) > 0) words += '零';
  }
  return words;
}

function placed(figure: number, place: number, leads: boolean): string {
  // 「十二」, but 「一百一十二」 inside a number; 「两千」, but 「一万二千」.
  if (leads && place === 1 && figure === 1) return '十';
  if (leads && place === 3 && figure === 2) return '两千';
  return digit(figure) + (PLACES[place] ?? '');
}

function digit(figure: number): string {
  return DIGITS[figure] ?? '';
}
