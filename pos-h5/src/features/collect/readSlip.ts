import type { KnownOutcome } from './collectState';

export interface TypedSlip {
  readonly referenceNo: string;
  readonly cardNo: string;
  readonly authorisation: string;
}

export type SlipReading =
  | { readonly is: 'fine'; readonly outcome: KnownOutcome }
  | { readonly is: 'wrong'; readonly words: string };

/** What the contract takes of a slip; a whole card number is masked here and goes no further. */
export function readSlip({ referenceNo, cardNo, authorisation }: TypedSlip): SlipReading {
  const reference = referenceNo.replace(/\s/g, '');
  const card = masked(cardNo.replace(/[\s-]/g, ''));
  const approval = authorisation.trim().toUpperCase();
  if (!/^\d{12}$/.test(reference)) return { is: 'wrong', words: '参考号是12位数字，请照签购单核对' };
  if (card === undefined) return { is: 'wrong', words: '卡号请填前六位和后四位，中间用*' };
  if (!/^[0-9A-Z]{0,6}$/.test(approval)) return { is: 'wrong', words: '授权码最多6位数字或字母' };
  return {
    is: 'fine',
    outcome: { outcome: 'approved', referenceNo: reference, cardNoMasked: card, authorisation: approval },
  };
}

function masked(cardNo: string): string | undefined {
  // The whole number, or the ten digits of it that a slip shows.
  if (/^\d{13,19}$|^\d{10}$/.test(cardNo)) {
    const stars = cardNo.length === 10 ? 6 : Math.max(4, cardNo.length - 10);
    return cardNo.slice(0, 6) + '*'.repeat(stars) + cardNo.slice(-4);
  }
  return /^\d{4,6}\*{4,9}\d{4}$/.test(cardNo) ? cardNo : undefined;
}
