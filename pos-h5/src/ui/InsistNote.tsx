import { FormError } from './FormError';
import type { Insisting } from './insistAloud';

/** How a request stands: the wait is visible, a refusal has its words, a lost answer its 「再问一次」. */
export function InsistNote({ state, onAgain }: { readonly state: Insisting; readonly onAgain: () => void }) {
  if (state.is === 'idle') return null;
  if (state.is === 'refused') return <FormError words={state.words} />;
  if (state.is === 'busy') {
    return state.words === '' ? null : (
      <p className="notice amber" role="status" data-testid="insisting">
        {state.words}
      </p>
    );
  }
  return (
    <div className="notice amber notice-row" role="alert" data-testid="unsure">
      <p>{state.words}</p>
      <button type="button" className="button primary" data-testid="ask-again" onClick={onAgain}>
        再问一次
      </button>
    </div>
  );
}
