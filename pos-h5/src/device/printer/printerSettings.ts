import { recall, remember } from '../storage';
import { createStore } from '../store';
import { bridgePrinter, printerBridge } from './bridgePrinter';
import { networkPrinter } from './networkPrinter';
import type { PaperWidthMm } from './paperWidth';
import { printerKinds, type Printer, type PrinterKind } from './printer';
import { browserPrinter } from './screenPrinters';
import { serialPrinter } from './serialPrinter';
import { usbPrinter } from './usbPrinter';
import { virtualPrinter } from './virtualPrinter';

export type Copies = 1 | 2 | 3;

/** How this till prints; kept in this browser. */
export interface PrinterSettings {
  readonly kind: PrinterKind;
  readonly widthMm: PaperWidthMm;
  /** Of a ticket. */
  readonly copies: Copies;
  /** Of every other paper: refund slips, summaries. */
  readonly slipCopies: Copies;
  /** Of the print agent, for a network printer. */
  readonly address: string;
}

export const printerSettings = createStore<PrinterSettings>(readSettings());

export function changePrinter(change: Partial<PrinterSettings>): void {
  printerSettings.set({ ...printerSettings.get(), ...change });
  remember('printer', printerSettings.get());
}

export function printerOf({ kind, address, widthMm }: PrinterSettings): Printer {
  switch (kind) {
    case 'bridge':
      return bridgePrinter();
    case 'usb':
      return usbPrinter();
    case 'serial':
      return serialPrinter();
    case 'network':
      return networkPrinter(address);
    case 'browser':
      return browserPrinter();
    case 'virtual':
      return virtualPrinter(widthMm);
  }
}

/** Unknown or old contents fall back field by field: a till must always be able to print somewhere. */
function readSettings(): PrinterSettings {
  const kept = (recall('printer') ?? {}) as Partial<Record<keyof PrinterSettings, unknown>>;
  const usual: PrinterKind = printerBridge() === undefined ? 'virtual' : 'bridge';
  return {
    kind: printerKinds.find((kind) => kind === kept.kind) ?? usual,
    widthMm: kept.widthMm === 80 ? 80 : 58,
    copies: copiesOf(kept.copies),
    slipCopies: copiesOf(kept.slipCopies),
    address: typeof kept.address === 'string' ? kept.address : 'http://127.0.0.1:9180',
  };
}

function copiesOf(kept: unknown): Copies {
  return kept === 2 || kept === 3 ? kept : 1;
}
