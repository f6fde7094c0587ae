/** Money as text, by integer arithmetic alone: the only file of the till that divides fen. */

/** `¥1,234.56`, with a true minus when negative. */
export function yuanText(fen: number): string {
  const { minus, yuan, cents } = parts(fen);
  return `${minus ? '−' : ''}¥${grouped(yuan)}.${cents}`;
}

/** `￥1234.56` for paper: the full-width sign and a plain minus are in every Chinese printer's font. */
export function paperYuanText(fen: number): string {
  const { minus, yuan, cents } = parts(fen);
  return `${minus ? '-' : ''}￥${yuan}.${cents}`;
}

/** Whole yuan, 角 and 分 of an amount that is not negative. */
export function yuanJiaoFen(fen: number): { yuan: number; jiao: number; fen: number } {
  return { yuan: Math.floor(fen / 100), jiao: Math.floor((fen % 100) / 10), fen: fen % 10 };
}

/** `43.29 升`: millilitres rounded half up to hundredths of a litre. */
export function litresText(volumeMl: number): string {
  const hundredths = Math.floor((volumeMl + 5) / 10);
  return `${Math.floor(hundredths / 100)}.${twoDigits(hundredths % 100)} 升`;
}

function parts(fen: number) {
  const positive = Math.abs(fen);
  return { minus: fen < 0, yuan: Math.floor(positive / 100), cents: twoDigits(positive % 100) };
}

function grouped(whole: number): string {
  return String(whole).replace(/\B(?=(\d{3})+$)/g, ',');
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
