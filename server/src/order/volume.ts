/** Millilitres that an amount buys at a posted price, rounded to the nearest 10 ml as a pump shows it. */
export function volumeMlOf(amountFen: number, priceFenPerLitre: number): number {
  return Math.round((amountFen * 100) / priceFenPerLitre) * 10;
}
