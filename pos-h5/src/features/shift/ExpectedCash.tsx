import type { ShiftSummary } from '@jiayou/contract';
import { useState } from 'react';
import { yuanText } from '../../money';
import { FloatDialog } from './FloatDialog';

interface ExpectedCashProps {
  readonly cash: ShiftSummary['cash'];
  readonly onFloat: (summary: ShiftSummary) => void;
}

/** What should be in the drawer, and what that is made of. A float that was forgotten can still be said. */
export function ExpectedCash({ cash: { floatFen, salesFen, refundsFen, expectedFen }, onFloat }: ExpectedCashProps) {
  const [asks, setAsks] = useState(false);
  return (
    <div className="expected-cash">
      <p>
        <span>应有现金</span>
        <b data-testid="expected-cash">{yuanText(expectedFen)}</b>
        <small>
          备用金 {yuanText(floatFen)} + 收款 {yuanText(salesFen)} − 退款 {yuanText(refundsFen)}
        </small>
      </p>
      <button type="button" className="button" data-testid="set-float" onClick={() => setAsks(true)}>
        改备用金
      </button>
      {asks && (
        <FloatDialog
          floatFen={floatFen}
          onClose={() => setAsks(false)}
          onSaved={(summary) => {
            setAsks(false);
            onFloat(summary);
          }}
        />
      )}
    </div>
  );
}
