import type { ShiftSummary } from '@jiayou/contract';
import { useState } from 'react';
import { AmountField, AmountPad } from '../../ui/AmountPad';
import { fenOfYuan, yuanOfFen } from '../../ui/typedAmount';
import { differenceOf, differenceText } from './cashCount';
import { Denominations } from './Denominations';

interface CashFieldsProps {
  readonly cash: ShiftSummary['cash'];
  readonly typed: Typed;
  readonly onType: (typed: Typed) => void;
}

interface Typed {
  /** Yuan. */
  readonly counted: string;
  /** Why it differs. */
  readonly note: string;
}

/** What should be in the drawer, what was counted, and how the two stand. */
export function CashFields({ cash, typed, onType }: CashFieldsProps) {
  const { counted, note } = typed;
  const onCounted = (text: string) => onType({ ...typed, counted: text });
  const [byPieces, setByPieces] = useState(false);
  const countedFen = fenOfYuan(counted);
  const isOff = countedFen !== undefined && countedFen !== cash.expectedFen;
  return (
    <>
      <div className="cash-typed">
        <AmountField
          label="实点现金"
          testId="counted-cash"
          value={counted}
          isTyping={!byPieces}
          autoFocus
          onChange={onCounted}
        />
        <button
          type="button"
          className="button"
          data-testid="by-pieces"
          aria-expanded={byPieces}
          onClick={() => setByPieces(!byPieces)}
        >
          {byPieces ? '直接输入' : '按面额点'}
        </button>
      </div>
      {countedFen !== undefined && <Difference countedFen={countedFen} expectedFen={cash.expectedFen} />}
      {isOff && (
        <label className="field">
          <span>差额原因（必填）</span>
          <input
            data-testid="difference-note"
            value={note}
            maxLength={200}
            autoComplete="off"
            onChange={(event) => onType({ ...typed, note: event.target.value })}
          />
        </label>
      )}
      {byPieces ? (
        <Denominations onWorth={(fen) => onCounted(yuanOfFen(fen))} />
      ) : (
        <AmountPad value={counted} onChange={onCounted} />
      )}
    </>
  );
}

function Difference({ countedFen, expectedFen }: { readonly countedFen: number; readonly expectedFen: number }) {
  const { fen } = differenceOf(countedFen, expectedFen);
  return (
    <p className={`difference ${fen === 0 ? 'good' : 'amber'}`} role="status" data-testid="difference">
      {differenceText(countedFen, expectedFen)}
    </p>
  );
}
