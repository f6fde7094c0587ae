import { OFFLINE, READY, type PrinterState } from './printer';

/**
 * The question and what its one-byte answer means, in the order to ask: paper that is out makes the printer offline
 * too. `undefined`: not an answer. A printer answers at once, whatever it is doing; many cheap ones never do.
 * Source: ESC/POS, DLE EOT n (transmit real-time status).
 */
export const statusQuestions: readonly {
  readonly ask: Uint8Array;
  readonly read: (answer: number) => PrinterState | undefined;
}[] = [
  {
    ask: Uint8Array.of(0x10, 0x04, 4),
    read: (answer) => meaning(answer, (answer & 0x60) === 0 ? READY : { ready: false, problem: 'paper-out' }),
  },
  { ask: Uint8Array.of(0x10, 0x04, 1), read: (answer) => meaning(answer, (answer & 0x08) === 0 ? READY : OFFLINE) },
];

/** Bits 0 and 7 are always off, 1 and 4 always on: anything else is noise. */
function meaning(answer: number, state: PrinterState): PrinterState | undefined {
  return (answer & 0x93) === 0x12 ? state : undefined;
}
