import type { ErrorCode } from '@jiayou/contract';
import { quiet, type CollectAction, type CollectState, type CollectStep } from './collectState';
import { ask } from './followOrder';

type Refused = Extract<CollectAction, { type: 'refused' }>;

/** These say that the order stands elsewhere than this page thinks: its own word is fetched. */
const ASK_FIRST: ReadonlySet<ErrorCode | 'network'> = new Set([
  'payment.waiting',
  'order.already_paid',
  'order.not_payable',
]);

/** The server would not. What was asked was not done; whether something earlier was, the order itself says. */
export function refused(state: CollectState, { code, words }: Refused): CollectStep {
  switch (state.at) {
    case 'opening':
      return quiet({ at: 'basket', words });
    case 'paying':
    case 'showing': {
      // A try before this one was lost and may have arrived.
      const mustAsk = ASK_FIRST.has(code) || state.trouble;
      if (mustAsk) return ask(state.order, 'check', { showsCode: false, trouble: false });
      return quiet({ at: 'choosing', order: state.order, words, channelCode: '' });
    }
    case 'waiting':
      if (state.wants !== 'check') return quiet({ ...state, wants: 'check', busy: false, trouble: false });
      return code === 'order.not_found'
        ? quiet({ at: 'basket', words })
        : quiet({ ...state, busy: false, trouble: true });
    case 'card':
      return quiet({ ...state, step: { is: 'form', words }, busy: false, trouble: false });
    case 'starting':
    case 'basket':
    case 'choosing':
    case 'paid':
      return quiet(state);
  }
}
