import { useEffect, useRef } from 'react';
import { SCAN_EVENT } from '../../device/scanner/scannerBridge';
import { createWedge } from '../../device/scanner/wedge';

interface ScanBox {
  readonly onScan: (text: string) => void;
  /** One key a person typed, outside of any field. */
  readonly onKey: (key: string) => void;
  readonly onEscape: () => void;
}

/** The default focus of the board: whatever is scanned, pasted or typed outside of a field comes here. */
export function useScanBox(box: ScanBox): void {
  const latest = useRef(box);
  useEffect(() => {
    latest.current = box;
  });
  useEffect(() => {
    const wedge = createWedge({
      scanned: (text) => latest.current.onScan(text),
      typed: (key) => latest.current.onKey(key),
      later: (run, delayMs) => {
        const timer = setTimeout(run, delayMs);
        return () => clearTimeout(timer);
      },
    });
    const press = (event: KeyboardEvent): void => {
      if (isElsewhere(event.target) || isForBrowser(event)) return;
      if (event.key === 'Escape') return latest.current.onEscape();
      // A person's Enter belongs to the button that has the focus.
      const isPersonsEnter = event.key === 'Enter' && event.target instanceof HTMLButtonElement;
      if (wedge.press(isPersonsEnter ? 'Tab' : event.key, event.timeStamp)) event.preventDefault();
    };
    const paste = (event: ClipboardEvent): void => {
      const text = event.clipboardData?.getData('text') ?? '';
      if (!isElsewhere(event.target) && text !== '') latest.current.onScan(text);
    };
    const hear = (event: Event): void => {
      const { detail } = event as CustomEvent<unknown>;
      if (typeof detail === 'string') latest.current.onScan(detail);
    };
    window.addEventListener('keydown', press);
    window.addEventListener('paste', paste);
    window.addEventListener(SCAN_EVENT, hear);
    return () => {
      window.removeEventListener('keydown', press);
      window.removeEventListener('paste', paste);
      window.removeEventListener(SCAN_EVENT, hear);
    };
  }, []);
}

/** A combination; or a space, which presses the button that has the focus and is in no code. */
function isForBrowser({ key, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean {
  return ctrlKey || altKey || metaKey || key === ' ';
}

/** A field that is being typed in, or a question over the board. */
function isElsewhere(target: EventTarget | null): boolean {
  if (document.querySelector('dialog[open]') !== null) return true;
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && target.type !== 'radio' && target.type !== 'checkbox';
}
