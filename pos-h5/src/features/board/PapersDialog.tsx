import { papers } from '../../device/printer/screenPrinters';
import { Dialog } from '../../ui/Dialog';
import { PaperView } from '../../ui/PaperView';
import { useStore } from '../../ui/useStore';

/** The papers that were shown instead of printed, newest first. */
export function PapersDialog({ onClose }: { readonly onClose: () => void }) {
  const all = useStore(papers);
  return (
    <Dialog title="屏幕小票" testId="papers-dialog" onClose={onClose}>
      {all.length === 0 && <p className="soft">还没有。打印方式选「屏幕」或「浏览器打印」时，小票会显示在这里。</p>}
      {all.length > 0 && (
        <div className="papers-list">
          {all.map(({ no, bytes }) => (
            <PaperView key={no} bytes={bytes} />
          ))}
        </div>
      )}
      <div className="row-end">
        <button type="button" className="button primary" onClick={onClose}>
          关闭
        </button>
      </div>
    </Dialog>
  );
}
