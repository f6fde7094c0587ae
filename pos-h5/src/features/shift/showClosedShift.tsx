import type { ShiftSummary } from '@jiayou/contract';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ClosedShift } from './ClosedShift';
import { printClosedShift } from './printSummary';

/**
 * Prints the closed shift's paper and shows it until the cashier leaves. A root of its own: the board's session ends with
 * the shift, and the board may go at any moment; the totals and the paper's state must stay in sight.
 */
export function showClosedShift(summary: ShiftSummary): void {
  const paperId = printClosedShift(summary);
  const place = document.body.appendChild(document.createElement('div'));
  createRoot(place).render(
    <StrictMode>
      <ClosedShift summary={summary} paperId={paperId} onLeft={startAgain} />
    </StrictMode>,
  );
}

/** The next cashier begins with a fresh page, and with whatever version of it is the newest. */
function startAgain(): void {
  window.location.reload();
}
