/** What every way to paper looks like. */
export interface Printer {
  readonly kind: PrinterKind;
  /** Asks the device now; never throws. */
  readonly state: () => Promise<PrinterState>;
  /** Sends one job of ESC/POS bytes; never throws. Called when `state` was ready, one job at a time. */
  readonly print: (bytes: Uint8Array) => Promise<PrintOutcome>;
  /** Lets the person choose the device, where the browser wants to be asked by a tap. */
  readonly choose?: () => Promise<PrinterState>;
}

export const printerKinds = ['bridge', 'usb', 'serial', 'network', 'browser', 'virtual'] as const;
export type PrinterKind = (typeof printerKinds)[number];

export type PrintProblem = 'paper-out' | 'offline' | 'error';
export type PrinterState = { readonly ready: true } | { readonly ready: false; readonly problem: PrintProblem };

/**
 * `printed`: the device took every byte. `not-started`: certainly no byte left, so another try cannot double the paper.
 * `unknown`: bytes may have left; only a person who looks can tell.
 */
export type PrintOutcome =
  | { readonly outcome: 'printed' }
  | { readonly outcome: 'not-started'; readonly problem: PrintProblem }
  | { readonly outcome: 'unknown' };

export const READY: PrinterState = { ready: true };
export const OFFLINE: PrinterState = { ready: false, problem: 'offline' };
