import { OFFLINE, type PrintOutcome, type Printer, type PrinterState } from './printer';
import { askStatus } from './statusByte';

/** The part of Web Serial used here (no types of it ship with TypeScript). */
interface SerialPort {
  readonly readable: ReadableStream<Uint8Array> | null;
  readonly writable: WritableStream<Uint8Array> | null;
  open(options: { baudRate: number }): Promise<void>;
}
interface Serial {
  getPorts(): Promise<SerialPort[]>;
  requestPort(): Promise<SerialPort>;
}

const BAUD_RATE = 9600;
// One byte at 9600 baud takes a millisecond; a printer that has not answered by then never will.
const ANSWER_MS = 300;

/** A printer at a serial port. The person chooses it once; the browser remembers. */
export function serialPrinter(): Printer {
  return { kind: 'serial', state, print, choose };
}

async function state(): Promise<PrinterState> {
  const port = await openPort().catch(() => undefined);
  if (port === undefined) return OFFLINE;
  return askStatus(async (question) => askByte(port, question)).catch(() => OFFLINE);
}

async function askByte({ readable, writable }: SerialPort, question: Uint8Array): Promise<number | undefined> {
  if (readable === null || writable === null) return undefined;
  const writer = writable.getWriter();
  await writer.write(question).finally(() => writer.releaseLock());
  const reader = readable.getReader();
  // A read that is cancelled ends without a value.
  const timer = setTimeout(() => void reader.cancel(), ANSWER_MS);
  const { value } = await reader.read();
  clearTimeout(timer);
  reader.releaseLock();
  return value?.at(-1);
}

async function choose(): Promise<PrinterState> {
  try {
    await serial()?.requestPort();
  } catch {
    // Nothing chosen.
  }
  return state();
}

async function print(bytes: Uint8Array): Promise<PrintOutcome> {
  const port = await openPort().catch(() => undefined);
  const stream = port?.writable ?? undefined;
  // Locked: a job that was given up on still hangs in there.
  if (stream === undefined || stream.locked) return { outcome: 'not-started', problem: 'offline' };
  const writer = stream.getWriter();
  try {
    await writer.write(bytes);
    return { outcome: 'printed' };
  } catch {
    return { outcome: 'unknown' };
  } finally {
    writer.releaseLock();
  }
}

/** The port that was chosen, open. Rejects when it cannot be opened: unplugged, or taken by another program. */
async function openPort(): Promise<SerialPort | undefined> {
  const [port] = (await serial()?.getPorts()) ?? [];
  if (port !== undefined && port.writable === null) await port.open({ baudRate: BAUD_RATE });
  return port;
}

function serial(): Serial | undefined {
  return (navigator as { serial?: Serial }).serial;
}
