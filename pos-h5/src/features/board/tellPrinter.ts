import { callTill } from '../../api';
import { printerHealth } from '../../device/printer/printJob';

let told: string | undefined;

/** Tells the desk how this till's printer is, when that changed. What does not arrive is told the next time: nobody waits for it. */
export function tellPrinter(): void {
  const health = printerHealth.get();
  const state = health?.ready === false ? health.problem : 'ready';
  if (health === undefined || state === told) return;
  told = state;
  callTill('POST /till/printer-state', { body: { state } }).catch(() => {
    told = undefined;
  });
}
