import { createStore } from '../store';
import type { PaperLine } from './paper';
import type { PrintOutcome, Printer, PrinterState } from './printer';
import { printerOf, printerSettings, type Copies } from './printerSettings';
import { whenVirtualFaultChanges } from './virtualPrinter';

/** What the printer said last; `undefined` before it was asked. */
export const printerHealth = createStore<PrinterState | undefined>(undefined);

const STATE_TIMEOUT_MS = 5000;
const JOB_TIMEOUT_MS = 20_000;
const SILENT: PrinterState = { ready: false, problem: 'offline' };

let lastJob: Promise<unknown> = Promise.resolve();

/** Prints with this till's printer and settings, one job after another. Always answers: a silent device is `unknown`. */
export async function printJob(lines: readonly PaperLine[], copies?: Copies): Promise<PrintOutcome> {
  // A paper that cannot even be made must not go round and round, nor hold up the others: a person looks at it.
  return inLine(async () => runJob(lines, copies).catch(() => ({ outcome: 'unknown' }) as const));
}

/** Asks the chosen printer how it is, when it is done with the jobs before. */
export async function checkPrinter(): Promise<PrinterState> {
  void readEncoder();
  return inLine(async () => askState(printerOf(printerSettings.get())));
}

whenVirtualFaultChanges(() => {
  if (printerSettings.get().kind === 'virtual') void checkPrinter();
});

/** A device that is asked in the middle of a job may take the question for ink. */
async function inLine<T>(work: () => Promise<T>): Promise<T> {
  const done = lastJob.then(work);
  lastJob = done.catch(() => undefined);
  return done;
}

async function runJob(lines: readonly PaperLine[], copies?: Copies): Promise<PrintOutcome> {
  const settings = printerSettings.get();
  const printer = printerOf(settings);
  const state = await askState(printer);
  // Asked before the first byte: paper that is out now costs no doubt later.
  if (!state.ready) return { outcome: 'not-started', problem: state.problem };
  const encoder = await readEncoder();
  if (encoder === undefined) return { outcome: 'not-started', problem: 'error' };
  const bytes = encoder.paperBytes(lines, settings.widthMm, copies ?? settings.copies);
  const result = await inTime<PrintOutcome>(printer.print(bytes), JOB_TIMEOUT_MS, { outcome: 'unknown' });
  if (result.outcome === 'not-started') printerHealth.set({ ready: false, problem: result.problem });
  return result;
}

/** A large piece of the program: read while the first page is already there. `undefined` when it did not come. */
async function readEncoder(): Promise<typeof import('./paper') | undefined> {
  return import('./paper').catch(() => undefined);
}

async function askState(printer: Printer): Promise<PrinterState> {
  const state = await inTime(printer.state(), STATE_TIMEOUT_MS, SILENT);
  printerHealth.set(state);
  return state;
}

async function inTime<T>(answer: Promise<T>, timeoutMs: number, late: T): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(late), timeoutMs);
    answer.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
