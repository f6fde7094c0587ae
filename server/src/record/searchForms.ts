/** What a desk's search text may stand for; absent where it cannot be that. */
export interface SearchForms {
  /** Whole, with its letter: `D`, `P` or `R` and 26 digits. */
  readonly number?: string;
  /** The end of an order's number, six digits or more. */
  readonly numberTail?: string;
  readonly channelTransactionNo?: string;
  readonly callNo?: string;
  /** Whole, or its end: four digits or more. */
  readonly phone?: string;
  /** With or without its province. */
  readonly plate?: string;
  readonly amountFen?: number;
}

/**
 * Reads a search text; one text may stand for several things: 「138800」 is an amount and the end of two numbers. An empty answer
 * finds nothing.
 */
export function searchForms(text: string): SearchForms {
  // A plate is painted 沪A·12345; a number is read aloud in groups.
  const plain = text.normalize('NFKC').replace(/[\s·•‧∙]/g, '');
  const upper = plain.toUpperCase();
  const [yuan, fen] = /^¥?(\d{1,6})(?:\.(\d{1,2}))?元?$/.exec(plain)?.slice(1) ?? [];
  return {
    ...(/^[DPR]?\d{26}$/.test(upper) && { number: /^\d/.test(upper) ? `D${upper}` : upper }),
    ...(/^\d{6,25}$/.test(plain) && { numberTail: plain }),
    ...(/^(?=.*\d{4})[\w-]{6,64}$/.test(plain) && { channelTransactionNo: plain }),
    ...(/^[A-Z]\d{2}$/.test(upper) && { callNo: upper }),
    ...(/^\d{4,11}$/.test(plain) && { phone: plain }),
    ...(/^(?=.*[A-Z])\p{Script=Han}?[A-Z0-9]{5,7}$/u.test(upper) && { plate: upper }),
    // Whole fen without floats.
    ...(yuan !== undefined && { amountFen: Number(yuan) * 100 + Number((fen ?? '').padEnd(2, '0')) }),
  };
}
