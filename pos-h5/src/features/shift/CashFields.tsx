import type { ShiftSummary } from '@jiayou/contract';
import { useState } from 'react';
import { yuanText } from '../../money';
import { AmountField, AmountPad } from '../../ui/AmountPad';
import { Fact } from '../../ui/Fact';
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
      <dl className="facts cash-expected">
        <Fact name="备用金 + 现金收款 − 现金退款">
          {yuanText(cash.floatFen)} + {yuanText(cash.salesFen)} − {yuanText(cash.refundsFen)}
        </Fact>
        <Fact name="应有现金">
          <b data-testid="expected-cash">{yuanText(cash.expectedFen)}</b>
        </Fact>
      </dl>
      <div className="cash-typed">
        <AmountField label="实点现金" testId="counted-cash" value={counted} isTyping={!byPieces} onChange={onCounted} />
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
