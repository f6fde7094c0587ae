import { createPortal } from 'react-dom';
import { papers } from '../../device/printer/screenPrinters';
import { PaperView } from '../../ui/PaperView';
import { useStore } from '../../ui/useStore';

/** What the browser's own print puts on paper: the latest job and nothing else of the page. */
export function PrintSheet() {
  const [latest] = useStore(papers);
  if (latest === undefined) return null;
  return createPortal(
    <div className="print-sheet" aria-hidden="true">
      <PaperView bytes={latest.bytes} />
    </div>,
    document.body,
  );
}
