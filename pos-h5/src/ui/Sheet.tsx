import { useEffect, useRef, type ReactNode } from 'react';

interface SheetProps {
  readonly title: string;
  readonly testId: string;
  /** 关闭 leaves for the board; a page upon a page goes 返回. */
  readonly back?: '关闭' | '返回';
  readonly onClose: () => void;
  /** Right of the title: what may be done with the whole sheet. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A page over the board: its title and the way back stay in sight, Escape goes back. */
export function Sheet({ title, testId, back = '关闭', onClose, actions, children }: SheetProps) {
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = element.current;
    if (dialog !== null && !dialog.open) dialog.showModal();
  }, []);
  return (
    <dialog
      ref={element}
      className="sheet"
      data-testid={testId}
      aria-label={title}
      // React hands up the closing of a question that stands on this sheet.
      onClose={(event) => event.target === event.currentTarget && onClose()}
    >
      <header className="sheet-head">
        <button type="button" className="button" data-testid="sheet-back" onClick={onClose}>
          {back}
        </button>
        <h1>{title}</h1>
        <div className="sheet-actions">{actions}</div>
      </header>
      {children}
    </dialog>
  );
}
