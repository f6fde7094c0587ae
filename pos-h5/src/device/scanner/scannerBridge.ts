/**
 * What the smart POS application may inject as `window.TillScanner`:
 * `scan()` opens the device's own scanner and answers JSON text, at once or as a promise:
 *          `{"outcome":"scanned","text":"…"}`, `{"outcome":"cancelled"}` or `{"outcome":"failed"}`.
 * A trigger button of the device needs no call: the application sends
 * `window.dispatchEvent(new CustomEvent('till-scan', {detail: '…'}))`.
 */
interface ScannerBridge {
  scan(): string | Promise<string>;
}

export const SCAN_EVENT = 'till-scan';

export type BridgeScan =
  | { readonly outcome: 'scanned'; readonly text: string }
  | { readonly outcome: 'cancelled' | 'failed' };

export function hasScannerBridge(): boolean {
  return scannerBridge() !== undefined;
}

/** Opens the device's scanner; never throws. */
export async function scanWithBridge(): Promise<BridgeScan> {
  try {
    const answer = JSON.parse((await scannerBridge()?.scan()) ?? '{}') as Record<string, unknown>;
    if (answer['outcome'] === 'cancelled') return { outcome: 'cancelled' };
    const text = answer['text'];
    return typeof text === 'string' ? { outcome: 'scanned', text } : { outcome: 'failed' };
  } catch {
    return { outcome: 'failed' };
  }
}

function scannerBridge(): ScannerBridge | undefined {
  return (globalThis as { TillScanner?: ScannerBridge }).TillScanner;
}
