/** `¥1,234.56`, with a true minus. */
export function yuan(fen: number): string {
  const [whole, cents] = [Math.trunc(Math.abs(fen) / 100), Math.abs(fen) % 100];
  return `${fen < 0 ? '−' : ''}¥${whole.toLocaleString('en-US')}.${String(cents).padStart(2, '0')}`;
}

/** `43.29 升` */
export function litres(volumeMl: number): string {
  return `${(volumeMl / 1000).toFixed(2)} 升`;
}
