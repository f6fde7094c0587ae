import { useEffect, useRef, type ReactNode } from 'react';

interface DialogProps {
  readonly title: string;
  readonly testId: string;
  readonly onClose: () => void;
  /** Two columns, where there is room. */
  readonly isWide?: boolean;
  readonly children: ReactNode;
}

/** A question or a sheet over everything: keeps the focus inside, Escape closes it. */
export function Dialog({ title, testId, onClose, isWide = false, children }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = element.current;
    if (dialog !== null && !dialog.open) dialog.showModal();
  }, []);
  return (
    <dialog
      ref={element}
      className={`dialog${isWide ? ' wide' : ''}`}
      data-testid={testId}
      aria-label={title}
      // React hands up the closing of a question that stands on this one.
      onClose={(event) => event.target === event.currentTarget && onClose()}
    >
      <h2 className="dialog-title">{title}</h2>
      {children}
    </dialog>
  );
}
