import { useEffect } from 'react';
import { checkPrinter, printerHealth } from '../../device/printer/printJob';
import { tellPrinter } from './tellPrinter';

const AGAIN_MS = 10_000;

/** Asks the printer when the board opens, and again while it is not ready: paper that is back shows by itself. */
export function usePrinterWatch(): void {
  useEffect(() => printerHealth.subscribe(tellPrinter), []);
  useEffect(() => {
    void checkPrinter();
    const timer = setInterval(() => {
      if (printerHealth.get()?.ready === false) void checkPrinter();
    }, AGAIN_MS);
    return () => clearInterval(timer);
  }, []);
}
