import type { ActionId, Fen, RequestOf, TillApi } from '@jiayou/contract';
import { recall, remember } from '../../device/storage';

export type CloseBody = RequestOf<TillApi['POST /till/shift/close']>['body'];

export interface KnownClose extends CloseBody {
  readonly note: string;
}

interface Kept {
  readonly shiftId: string;
  readonly body: KnownClose;
}

const KEY = 'closing-shift';

/** Before a closing is sent: whether it was answered is not known until {@link forgetClose}. */
export function keepClose(pending: { readonly shiftId: string; readonly body: CloseBody }): void {
  remember(KEY, pending);
}

export function forgetClose(): void {
  remember(KEY, null);
}

/** The closing of this shift that was sent and never answered. */
export function pendingCloseOf(shiftId: string): KnownClose | undefined {
  const kept = readKept();
  return kept?.shiftId === shiftId ? kept.body : undefined;
}

/** The shift before this one, when nobody heard whether its closing was done: it was, or this one would not be open. */
export function closedUnheard(shiftIdNow: string): string | undefined {
  const kept = readKept();
  return kept === undefined || kept.shiftId === shiftIdNow ? undefined : kept.shiftId;
}

function readKept(): Kept | undefined {
  const { shiftId, body } = (recall(KEY) ?? {}) as Partial<Record<keyof Kept, unknown>>;
  const { actionId, countedCashFen, note } = (body ?? {}) as Partial<Record<keyof CloseBody, unknown>>;
  if (typeof shiftId !== 'string' || typeof actionId !== 'string' || typeof countedCashFen !== 'number') {
    return undefined;
  }
  return {
    shiftId,
    body: {
      actionId: actionId as ActionId,
      countedCashFen: countedCashFen as Fen,
      note: typeof note === 'string' ? note : '',
    },
  };
}
