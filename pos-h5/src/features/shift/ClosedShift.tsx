import type { ShiftSummary } from '@jiayou/contract';
import { useEffect, useRef } from 'react';
import { callTill, isSignedOut } from '../../api';
import { printQueue } from '../../device/printer/printQueue';
import { FormError } from '../../ui/FormError';
import { useStore } from '../../ui/useStore';
import { useSubmit } from '../../ui/useSubmit';
import { paperNow } from '../papers/paperNow';
import { PaperStanding } from '../papers/PaperStanding';
import { ReprintShift } from './ReprintShift';
import { SummaryView } from './SummaryView';

interface ClosedShiftProps {
  readonly summary: ShiftSummary;
  /** Of its paper, in the queue. */
  readonly paperId: string;
  readonly onLeft: () => void;
}

/** 已班结: the totals that never change again, the paper, and the way out. It cannot be closed by Escape. */
export function ClosedShift({ summary, paperId, onLeft }: ClosedShiftProps) {
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = element.current;
    if (dialog !== null && !dialog.open) dialog.showModal();
  }, []);
  const { busy, words, submit } = useSubmit(signOut, onLeft);
  const isPrinting = paperNow(useStore(printQueue), paperId)?.state === 'sending';
  return (
    <dialog
      ref={element}
      className="sheet"
      aria-label="已班结"
      data-testid="closed-shift"
      onCancel={(event) => event.preventDefault()}
    >
      <header className="sheet-head">
        <h1>已班结</h1>
        <div className="sheet-actions">
          <button
            type="button"
            className="button primary"
            data-testid="leave-closed"
            disabled={busy || isPrinting}
            onClick={submit}
          >
            {isPrinting ? '正在打印…' : '退出登录'}
          </button>
        </div>
      </header>
      <div className="sheet-body closed-shift">
        <FormError words={words} />
        <PaperStanding id={paperId} />
        <ReprintShift summary={summary} />
        <SummaryView summary={summary} />
      </div>
    </dialog>
  );
}

async function signOut(): Promise<void> {
  await callTill('POST /till/sign-out', { body: {} }).catch((error: unknown) => {
    // Signed out already is what was wanted.
    if (!isSignedOut(error)) throw error;
  });
}
