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

/** Millilitres that an amount buys at a posted price, to the nearest 10 ml as a pump shows it. The server's word counts. */
export function volumeMlOf(amountFen: number, priceFenPerLitre: number): number {
  return Math.round((amountFen * 100) / priceFenPerLitre) * 10;
}

/** Fen in a text of yuan with at most two decimals; `undefined` when it is no such text. */
export function fenOf(yuan: string): number | undefined {
  const match = /^(\d{1,9})(?:\.(\d{0,2}))?$/.exec(yuan);
  return match === null ? undefined : Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
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
