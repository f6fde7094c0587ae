import type { ReactNode } from 'react';
import { Dialog } from './Dialog';

interface ConfirmProps {
  readonly title: string;
  /** What will happen, in words with the amount. */
  readonly children: ReactNode;
  /** The verb, on the primary button. */
  readonly verb: string;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** Asks once before something that cannot be taken back. */
export function ConfirmDialog({ title, children, verb, onConfirm, onCancel }: ConfirmProps) {
  return (
    <Dialog title={title} testId="confirm" onClose={onCancel}>
      <div className="confirm-words">{children}</div>
      <div className="row-end">
        <button type="button" className="button" data-testid="confirm-no" onClick={onCancel}>
          返回
        </button>
        <button type="button" className="button primary" data-testid="confirm-yes" onClick={onConfirm}>
          {verb}
        </button>
      </div>
    </Dialog>
  );
}
