/** What a desk's search text may stand for; undefined where it cannot be that. */
export interface SearchForms {
  /** Whole, with its letter: `D`, `P` or `R` and 26 digits. */
  readonly number: string | undefined;
  /** The end of an order's number, six digits or more. */
  readonly numberTail: string | undefined;
  readonly channelTransactionNo: string | undefined;
  readonly callNo: string | undefined;
  /** Whole, or its end: four digits or more. */
  readonly phone: string | undefined;
  /** With or without its province. */
  readonly plate: string | undefined;
  readonly amountFen: number | undefined;
}

const WHOLE_NUMBER = /^[DPR]\d{26}$/;

/** Reads a search text; one text may stand for several things: 「138800」 is an amount and the end of two numbers. */
export function searchForms(text: string): SearchForms {
  // A plate is painted 沪A·12345; a number is read aloud in groups.
  const given = text.normalize('NFKC').replace(/[\s·•‧∙]/g, '');
  const whole = matching(given.toUpperCase(), WHOLE_NUMBER);
  // Nobody else's number looks like ours with its letter: looking for it as anything else would only take longer.
  const plain = whole === undefined ? given : '';
  const upper = plain.toUpperCase();
  return {
    number: whole ?? matching(`D${upper}`, WHOLE_NUMBER),
    numberTail: matching(plain, /^\d{6,25}$/),
    channelTransactionNo: matching(plain, /^(?=.*\d{4})[\w-]{6,64}$/),
    callNo: matching(upper, /^[A-Z]\d{2}$/),
    phone: matching(plain, /^\d{4,11}$/),
    plate: matching(upper, /^(?=.*[A-Z])\p{Script=Han}?[A-Z0-9]{5,7}$/u),
    amountFen: amountFenOf(plain),
  };
}

function matching(text: string, form: RegExp): string | undefined {
  return form.test(text) ? text : undefined;
}

/** Whole fen without floats. */
function amountFenOf(text: string): number | undefined {
  const [, yuan, fen = ''] = /^¥?(\d{1,6})(?:\.(\d{1,2}))?元?$/.exec(text) ?? [];
  return yuan === undefined ? undefined : Number(yuan) * 100 + Number(fen.padEnd(2, '0'));
}
