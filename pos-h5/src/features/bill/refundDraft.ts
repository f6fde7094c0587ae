import type { BillDetail, Fen } from '@jiayou/contract';
import { yuanText } from '../../money';
import { fenOfYuan } from '../../ui/typedAmount';

type Refundable = Pick<BillDetail, 'refundableFuelFen' | 'refundableGoodsFen'>;

/** A refund while it is being written: all that is left, or amounts typed for each part. */
export interface RefundDraft {
  readonly how: 'whole' | 'part';
  readonly fuel: string;
  readonly goods: string;
  readonly reason: string;
}

export const EMPTY_DRAFT: RefundDraft = { how: 'whole', fuel: '', goods: '', reason: '' };

export const QUICK_REASONS = ['金额输错', '油枪选错', '重复收款', '顾客退货', '没有加油'] as const;

export interface RefundParts {
  readonly fuelFen: Fen;
  readonly goodsFen: Fen;
  readonly amountFen: Fen;
}

export type CheckedDraft =
  | { readonly is: 'ready'; readonly parts: RefundParts; readonly reason: string }
  | { readonly is: 'not-yet'; readonly words: string };

/** What the draft asks for, or what is missing from it. The server checks again. */
export function checkDraft(draft: RefundDraft, bill: Refundable): CheckedDraft {
  const parts = partsOf(draft, bill);
  const reason = draft.reason.trim();
  if (parts.amountFen === 0) return notYet('请输入退款金额');
  if (parts.fuelFen > bill.refundableFuelFen) return notYet(`油品最多还能退 ${yuanText(bill.refundableFuelFen)}`);
  if (parts.goodsFen > bill.refundableGoodsFen) return notYet(`非油品最多还能退 ${yuanText(bill.refundableGoodsFen)}`);
  if (reason.length < 2) return notYet('请选择或写明退款原因');
  return { is: 'ready', parts, reason };
}

export function partsOf({ how, fuel, goods }: RefundDraft, bill: Refundable): RefundParts {
  const fuelFen = how === 'whole' ? bill.refundableFuelFen : (fenOfYuan(fuel) ?? NOTHING);
  const goodsFen = how === 'whole' ? bill.refundableGoodsFen : (fenOfYuan(goods) ?? NOTHING);
  return { fuelFen, goodsFen, amountFen: (fuelFen + goodsFen) as Fen };
}

const NOTHING = 0 as Fen;

function notYet(words: string): CheckedDraft {
  return { is: 'not-yet', words };
}
