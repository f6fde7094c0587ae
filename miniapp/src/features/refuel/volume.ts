/** What an amount buys at a posted price, millilitres, rounded. A preview: the order carries the server's own figure. */
export function volumeMlOf(amountFen: number, priceFenPerLitre: number): number {
  return Math.round((amountFen * 1000) / priceFenPerLitre);
}
