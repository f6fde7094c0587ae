import { useEffect, useRef, useState } from 'react';
import { CameraError, openCamera, type Camera, type CameraTrouble } from '../../device/scanner/camera';
import { Dialog } from '../../ui/Dialog';

interface ScanDialogProps {
  readonly title: string;
  readonly onScan: (text: string) => void;
  readonly onClose: () => void;
}

const troubleWords: Record<CameraTrouble, string> = {
  'no-camera': '这台机器没有可用的摄像头，请用扫码枪扫，或在下面输入',
  'not-allowed': '没有得到使用摄像头的允许，请在浏览器里允许后重试，或用扫码枪扫',
  failed: '摄像头没有打开，请重试，或用扫码枪扫',
};

/** The camera, and a field for a scanner gun or for fingers. Closes with the first code. */
export function ScanDialog({ title, onScan, onClose }: ScanDialogProps) {
  const [text, setText] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const deliver = (scanned: string): void => {
    if (scanned.trim() === '') return;
    onClose();
    onScan(scanned);
  };
  return (
    <Dialog title={title} testId="scan-dialog" onClose={onClose}>
      <CameraView onSeen={deliver} />
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          deliver(text);
        }}
      >
        <label className="field">
          <span>扫码枪扫在这里，或输入</span>
          <input
            ref={field}
            data-testid="scan-text"
            value={text}
            inputMode="none"
            autoComplete="off"
            onChange={(event) => setText(event.target.value)}
          />
        </label>
        <div className="row-end">
          <button type="button" className="button" data-testid="scan-close" onClick={onClose}>
            返回
          </button>
          <button type="submit" className="button primary" data-testid="scan-use">
            确定
          </button>
        </div>
      </form>
    </Dialog>
  );
}

function CameraView({ onSeen }: { readonly onSeen: (text: string) => void }) {
  const video = useRef<HTMLVideoElement>(null);
  const seen = useRef(onSeen);
  useEffect(() => {
    seen.current = onSeen;
  });
  const [{ words, isOff }, say] = useState({ words: '正在打开摄像头…', isOff: false });
  useEffect(() => {
    if (video.current === null) return undefined;
    const life: { camera?: Camera; over: boolean } = { over: false };
    openCamera(video.current, (text) => seen.current(text)).then(
      (camera) => {
        life.camera = camera;
        if (life.over) camera.close();
        else say({ words: camera.readsBarcodes ? '把码对准画面' : '把二维码对准画面；条形码请用扫码枪', isOff: false });
      },
      (error: unknown) =>
        say({ words: troubleWords[error instanceof CameraError ? error.trouble : 'failed'], isOff: true }),
    );
    return () => {
      life.over = true;
      life.camera?.close();
    };
  }, []);
  return (
    <div className={`camera${isOff ? ' off' : ''}`}>
      <video ref={video} muted playsInline />
      <p role="status" data-testid="camera-words">
        {words}
      </p>
    </div>
  );
}
