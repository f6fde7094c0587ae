/** What a cashier's search text may stand for; null where it cannot be that. Fen, and patterns of SQL's `like`. */
export interface SearchForms {
  readonly amountFen: number | null;
  readonly orderNo: string | null;
  readonly callNo: string | null;
  readonly phone: string | null;
  readonly plate: string | null;
}

/**
 * Reads a search text: an amount in yuan, an order number or its last four digits and more, a call number, a member's phone or its
 * last four digits and more, a plate with or without its province. One text may stand for several: 「1388」 is an amount and two tails.
 */
export function searchForms(text: string): SearchForms {
  // A plate is painted 沪A·12345.
  const plain = text.toUpperCase().replace(/[\s·•]/g, '');
  return {
    amountFen: amountFenOf(plain),
    orderNo: matching(plain, /^D?\d{4,26}$/),
    callNo: /^[A-Z]\d{2}$/.test(plain) ? plain : null,
    phone: matching(plain, /^\d{4,11}$/),
    plate: matching(plain, /^(?=.*[A-Z])\p{Script=Han}?[A-Z0-9]{4,7}$/u),
  };
}

function matching(text: string, form: RegExp): string | null {
  return form.test(text) ? `%${text}` : null;
}

/** Whole fen without floats; null for what is no amount. */
function amountFenOf(text: string): number | null {
  const [, yuan, fen = ''] = /^[¥￥]?(\d{1,6})(?:\.(\d{1,2}))?元?$/.exec(text) ?? [];
  return yuan === undefined ? null : Number(yuan) * 100 + Number(fen.padEnd(2, '0'));
}
