import { recall, remember } from '../storage';
import { createStore } from '../store';
import { bridgePrinter, printerBridge } from './bridgePrinter';
import { networkPrinter } from './networkPrinter';
import type { PaperWidthMm } from './paper';
import { printerKinds, type Printer, type PrinterKind } from './printer';
import { browserPrinter, virtualPrinter } from './screenPrinters';
import { serialPrinter } from './serialPrinter';
import { usbPrinter } from './usbPrinter';

/** How this till prints; kept in this browser. */
export interface PrinterSettings {
  readonly kind: PrinterKind;
  readonly widthMm: PaperWidthMm;
  readonly copies: 1 | 2 | 3;
  /** Of the print agent, for a network printer. */
  readonly address: string;
}

export const printerSettings = createStore<PrinterSettings>(readSettings());

export function changePrinter(change: Partial<PrinterSettings>): void {
  printerSettings.set({ ...printerSettings.get(), ...change });
  remember('printer', printerSettings.get());
}

export function printerOf({ kind, address }: PrinterSettings): Printer {
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
      return virtualPrinter();
  }
}

/** Unknown or old contents fall back field by field: a till must always be able to print somewhere. */
function readSettings(): PrinterSettings {
  const kept = (recall('printer') ?? {}) as Partial<Record<keyof PrinterSettings, unknown>>;
  const usual: PrinterKind = printerBridge() === undefined ? 'virtual' : 'bridge';
  return {
    kind: printerKinds.find((kind) => kind === kept.kind) ?? usual,
    widthMm: kept.widthMm === 80 ? 80 : 58,
    copies: kept.copies === 2 || kept.copies === 3 ? kept.copies : 1,
    address: typeof kept.address === 'string' ? kept.address : 'http://127.0.0.1:9180',
  };
}
