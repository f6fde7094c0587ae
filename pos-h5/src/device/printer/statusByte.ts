import { OFFLINE, READY, type PrinterState } from './printer';

/**
 * Asks an ESC/POS printer how it is. `ask` sends the question and gives the one-byte answer, `undefined` when none
 * came: many cheap printers never answer, and are taken for ready.
 * Source: ESC/POS, DLE EOT n (transmit real-time status).
 */
export async function askStatus(ask: (question: Uint8Array) => Promise<number | undefined>): Promise<PrinterState> {
  for (const { question, isBad, state } of QUESTIONS) {
    const answer = await ask(question);
    // Bits 0 and 7 are always off, 1 and 4 always on: anything else is noise.
    if (answer === undefined || (answer & 0x93) !== 0x12) return READY;
    if ((answer & isBad) !== 0) return state;
  }
  return READY;
}

/** In this order: paper that is out makes the printer offline too. */
const QUESTIONS: readonly { readonly question: Uint8Array; readonly isBad: number; readonly state: PrinterState }[] = [
  { question: Uint8Array.of(0x10, 0x04, 4), isBad: 0x60, state: { ready: false, problem: 'paper-out' } },
  { question: Uint8Array.of(0x10, 0x04, 1), isBad: 0x08, state: OFFLINE },
];
