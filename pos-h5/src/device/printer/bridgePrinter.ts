import { toBase64 } from './base64';
import { OFFLINE, READY, type PrintOutcome, type Printer, type PrinterState, type PrintProblem } from './printer';

/**
 * What the smart POS application injects as `window.JiayouPrinter`. Both calls answer JSON text, at once or as a promise
 * (an Android `@JavascriptInterface` answers at once):
 * `state()`  → `{"ready":true}` or `{"ready":false,"problem":"paper-out"|"offline"|"error"}`
 * `print(b)` → `{"outcome":"printed"}`, `{"outcome":"not-started","problem":…}` or `{"outcome":"unknown"}`;
 *              `b` is the whole job, ESC/POS bytes in base64.
 */
export interface PrinterBridge {
  state(): string | Promise<string>;
  print(base64: string): string | Promise<string>;
}

export function printerBridge(): PrinterBridge | undefined {
  return (globalThis as { JiayouPrinter?: PrinterBridge }).JiayouPrinter;
}

/** The printer inside the smart POS. An answer that cannot be read after the job was handed over is `unknown`. */
export function bridgePrinter(): Printer {
  return { kind: 'bridge', state, print };
}

async function state(): Promise<PrinterState> {
  const bridge = printerBridge();
  if (bridge === undefined) return OFFLINE;
  try {
    const answer = read(await bridge.state());
    return answer['ready'] === true ? READY : { ready: false, problem: problemOf(answer['problem']) };
  } catch {
    return { ready: false, problem: 'error' };
  }
}

async function print(bytes: Uint8Array): Promise<PrintOutcome> {
  const bridge = printerBridge();
  if (bridge === undefined) return { outcome: 'not-started', problem: 'offline' };
  try {
    const answer = read(await bridge.print(toBase64(bytes)));
    if (answer['outcome'] === 'printed') return { outcome: 'printed' };
    if (answer['outcome'] === 'not-started') return { outcome: 'not-started', problem: problemOf(answer['problem']) };
    return { outcome: 'unknown' };
  } catch {
    return { outcome: 'unknown' };
  }
}

function read(text: string): Record<string, unknown> {
  const value: unknown = JSON.parse(text);
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function problemOf(value: unknown): PrintProblem {
  return value === 'paper-out' || value === 'offline' ? value : 'error';
}
