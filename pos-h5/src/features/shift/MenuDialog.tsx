import { Dialog } from '../../ui/Dialog';
import { FormError } from '../../ui/FormError';
import { MENU_ENTRIES } from './menuEntries';
import type { SheetName } from './TillSheets';

interface MenuDialogProps {
  /** Why the last choice could not be opened. */
  readonly words: string;
  /** Papers of the queue that want a person. */
  readonly papersWaiting: number;
  readonly onOpen: (name: SheetName) => void;
  readonly onPapers: () => void;
  readonly onClose: () => void;
}

/** 菜单: the pages of a shift, and the papers that were shown on the screen. */
export function MenuDialog({ words, papersWaiting, onOpen, onPapers, onClose }: MenuDialogProps) {
  return (
    <Dialog title="菜单" testId="menu" onClose={onClose}>
      <FormError words={words} />
      <div className="menu">
        {MENU_ENTRIES.map(({ name, text, hint, key }) => {
          const wants = name === 'print-queue' && papersWaiting > 0;
          return (
            <button
              key={name}
              type="button"
              className={`menu-entry${wants ? ' amber' : ''}`}
              data-testid={`menu-${name}`}
              onClick={() => onOpen(name)}
            >
              <b>{text}</b>
              <small>{wants ? `${papersWaiting} 张要您处理` : hint}</small>
              <kbd>{key}</kbd>
            </button>
          );
        })}
        <button type="button" className="menu-entry" data-testid="open-papers" onClick={onPapers}>
          <b>屏幕小票</b>
          <small>显示在屏幕上的小票</small>
        </button>
      </div>
      <div className="row-end">
        <button type="button" className="button" data-testid="close-menu" onClick={onClose}>
          关闭
        </button>
      </div>
    </Dialog>
  );
}
