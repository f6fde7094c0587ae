import type { ShiftSummary } from '@jiayou/contract';
import { callTill, mayRetry } from '../../api';
import { useInsist } from '../../ui/useInsist';
import { forgetClose, keepClose, type CloseBody } from './pendingClose';

interface Closing {
  readonly shiftId: string;
  readonly onClosed: (summary: ShiftSummary) => void;
  /** It was refused: nothing was closed, and what the shift adds up to may have changed. */
  readonly onRefused: () => void;
}

/** Closes the shift; written down before it is sent, so that a reload in the middle asks for the very same. */
export function useCloseShift({ shiftId, onClosed, onRefused }: Closing) {
  return useInsist(
    async (body: CloseBody) => {
      keepClose({ shiftId, body });
      try {
        return await callTill('POST /till/shift/close', { body });
      } catch (error) {
        if (!mayRetry(error)) {
          forgetClose();
          onRefused();
        }
        throw error;
      }
    },
    (summary) => {
      forgetClose();
      onClosed(summary);
    },
  );
}
