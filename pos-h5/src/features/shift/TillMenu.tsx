import type { OnDuty } from '@jiayou/contract';
import { useCallback, useEffect, useState } from 'react';
import { printQueue } from '../../device/printer/printQueue';
import { useStore } from '../../ui/useStore';
import { wantsPerson } from '../papers/queueWords';
import { MenuDialog } from './MenuDialog';
import { MENU_ENTRIES, MENU_KEY } from './menuEntries';
import { closedUnheard } from './pendingClose';
import type { SheetName, TillSheets } from './TillSheets';
import '../../ui/menu.css';

interface TillMenuProps {
  readonly onDuty: OnDuty;
  readonly onPapers: () => void;
}

/** 「菜单」: what a shift needs besides collecting, each a page over the board. */
export function TillMenu({ onDuty, onPapers }: TillMenuProps) {
  const { at, Sheets, words, open, close } = useSheets();
  const papersWaiting = useStore(printQueue).filter(wantsPerson).length;
  useKeys(open);
  useEffect(() => {
    if (closedUnheard(onDuty.shift.id) !== undefined) open('past-shifts');
  }, [onDuty.shift.id, open]);
  return (
    <>
      <button
        type="button"
        className={`lamp ${papersWaiting > 0 ? 'amber' : 'plain'}`}
        data-testid="open-menu"
        data-papers-waiting={papersWaiting}
        onClick={() => open('menu')}
      >
        {papersWaiting > 0 ? `菜单 ${papersWaiting}` : '菜单'}
      </button>
      {at === 'menu' && (
        <MenuDialog
          words={words}
          papersWaiting={papersWaiting}
          onOpen={open}
          onClose={close}
          onPapers={() => {
            close();
            onPapers();
          }}
        />
      )}
      {Sheets !== undefined && at !== undefined && at !== 'menu' && (
        <Sheets.show at={at} onDuty={onDuty} onClose={close} onOpen={open} />
      )}
    </>
  );
}

/** Which page is open. They are read when the first is wanted: the board is there sooner without them. */
function useSheets() {
  const [at, setAt] = useState<SheetName | 'menu'>();
  const [Sheets, setSheets] = useState<{ readonly show: typeof TillSheets }>();
  const [words, setWords] = useState('');
  const open = useCallback((name: SheetName | 'menu'): void => {
    setWords('');
    if (name === 'menu') return setAt(name);
    void import('./TillSheets').then(
      (loaded) => {
        setSheets({ show: loaded.TillSheets });
        setAt(name);
      },
      () => {
        setAt('menu');
        setWords('页面没有读到，请检查网络后再点一次；一直不行请刷新页面');
      },
    );
  }, []);
  return { at, Sheets, words, open, close: () => setAt(undefined) };
}

/** The keys of a keyboard, where there is one. A question or a page that is open goes first. */
function useKeys(open: (name: SheetName | 'menu') => void): void {
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      const name = event.key === MENU_KEY ? 'menu' : MENU_ENTRIES.find(({ key }) => key === event.key)?.name;
      if (name === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      if (document.querySelector('dialog[open]') === null) open(name);
    };
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  }, [open]);
}
