/** One look at what the camera sees; the browser's own detector and the one for old browsers have the same face. */
interface CodeDetector {
  detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>;
}
type DetectorClass = new (options?: { formats: string[] }) => CodeDetector;

export interface Camera {
  /** Whether bar codes are read as well; else two-dimensional codes alone. */
  readonly readsBarcodes: boolean;
  readonly close: () => void;
}

export type CameraTrouble = 'no-camera' | 'not-allowed' | 'failed';
export class CameraError extends Error {
  constructor(readonly trouble: CameraTrouble) {
    super(trouble);
  }
}

const WANTED = ['qr_code', 'ean_13', 'ean_8', 'upc_a', 'code_128'];
const LOOK_MS = 120;

/** Shows the camera behind the till in `video` and tells every code it sees. @throws CameraError */
export async function openCamera(video: HTMLVideoElement, seen: (text: string) => void): Promise<Camera> {
  const stream = await openStream();
  const life = { closed: false };
  const close = () => {
    life.closed = true;
    for (const track of stream.getTracks()) track.stop();
  };
  try {
    video.srcObject = stream;
    await video.play();
    const { detector, readsBarcodes } = await chooseDetector();
    void look();
    return { readsBarcodes, close };

    async function look(): Promise<void> {
      while (!life.closed) {
        const found = await detector.detect(video).catch(() => []);
        for (const { rawValue } of found) if (!life.closed && rawValue !== '') seen(rawValue);
        await new Promise((done) => setTimeout(done, LOOK_MS));
      }
    }
  } catch {
    close();
    throw new CameraError('failed');
  }
}

async function openStream(): Promise<MediaStream> {
  // Absent on a page without https.
  const devices = (navigator as { mediaDevices?: MediaDevices }).mediaDevices;
  if (devices === undefined) throw new CameraError('no-camera');
  try {
    return await devices.getUserMedia({ video: { facingMode: 'environment', width: { ideal: 1280 } } });
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    throw new CameraError(name === 'NotAllowedError' ? 'not-allowed' : 'no-camera');
  }
}

async function chooseDetector(): Promise<{ detector: CodeDetector; readsBarcodes: boolean }> {
  const native = (globalThis as { BarcodeDetector?: DetectorClass & { getSupportedFormats(): Promise<string[]> } })
    .BarcodeDetector;
  const able = (await native?.getSupportedFormats().catch(() => [])) ?? [];
  const formats = WANTED.filter((format) => able.includes(format));
  if (native !== undefined && formats.includes('qr_code')) {
    return { detector: new native({ formats }), readsBarcodes: formats.includes('ean_13') };
  }
  // Only who opens the camera of an old browser loads it.
  const { BarcodeDetector } = await import('qr/decode.js');
  return { detector: new BarcodeDetector({ formats: ['qr_code'] }), readsBarcodes: false };
}
