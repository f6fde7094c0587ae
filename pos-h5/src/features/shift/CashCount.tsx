import type { OnDuty, ShiftSummary } from '@jiayou/contract';
import { useState } from 'react';
import { newActionId } from '../../device/actionId';
import { InsistNote } from '../../ui/InsistNote';
import { fenOfYuan, yuanOfFen } from '../../ui/typedAmount';
import { CashFields } from './CashFields';
import { CloseQuestion } from './CloseQuestion';
import { ExpectedCash } from './ExpectedCash';
import { pendingCloseOf, type KnownClose } from './pendingClose';
import { showClosedShift } from './showClosedShift';
import { useCloseShift } from './useCloseShift';

interface CashCountProps {
  readonly summary: ShiftSummary;
  readonly onDuty: OnDuty;
  /** Asks for the shift again. */
  readonly onLook: () => void;
  readonly onFloat: (summary: ShiftSummary) => void;
}

/** Counts the cash against what should be there, has a difference explained, and closes the shift. */
export function CashCount({ summary, onDuty, onLook, onFloat }: CashCountProps) {
  const shiftId = onDuty.shift.id;
  const [lost] = useState(() => pendingCloseOf(shiftId));
  const [typed, setTyped] = useState(() => typedBefore(lost));
  const [asks, setAsks] = useState(false);
  const { state, start, again } = useCloseShift({ shiftId, onClosed: showClosedShift, onRefused: onLook });
  const countedFen = fenOfYuan(typed.counted);
  const missing = missingWords(countedFen, summary.cash.expectedFen, typed.note);
  return (
    <section className="cash-count" data-testid="cash-count">
      {lost !== undefined && state.is === 'idle' && <LostNotice />}
      <fieldset className="bare" disabled={state.is === 'busy' || state.is === 'unsure'}>
        <div className="cash-form">
          <ExpectedCash cash={summary.cash} onFloat={onFloat} />
          <CashFields cash={summary.cash} typed={typed} onType={setTyped} />
          <button
            type="button"
            className="button primary big"
            data-testid="close-shift"
            disabled={missing !== ''}
            onClick={() => setAsks(true)}
          >
            {state.is === 'busy' ? '正在班结…' : missing || '班结'}
          </button>
        </div>
      </fieldset>
      <InsistNote state={state} onAgain={again} />
      {asks && countedFen !== undefined && (
        <CloseQuestion
          summary={summary}
          countedFen={countedFen}
          onCancel={() => setAsks(false)}
          onConfirm={() => {
            setAsks(false);
            const actionId = lost?.actionId ?? newActionId();
            start({ actionId, countedCashFen: countedFen, note: typed.note.trim() });
          }}
        />
      )}
    </section>
  );
}

function typedBefore(lost: KnownClose | undefined) {
  return lost === undefined ? { counted: '', note: '' } : { counted: yuanOfFen(lost.countedCashFen), note: lost.note };
}

/** What is still to be done before the shift can be closed. */
function missingWords(countedFen: number | undefined, expectedFen: number, note: string): string {
  if (countedFen === undefined) return '请先输入实点现金';
  return countedFen === expectedFen || note.trim() !== '' ? '' : '请写明差额原因';
}

function LostNotice() {
  return (
    <p className="notice amber" role="status" data-testid="lost-close">
      上次班结没有收到答复，本班还没有班结。请核对金额后再点班结。
    </p>
  );
}
