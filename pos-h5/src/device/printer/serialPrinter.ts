import { OFFLINE, READY, type PrintOutcome, type Printer, type PrinterState } from './printer';

/** The part of Web Serial used here (no types of it ship with TypeScript). */
interface SerialPort {
  readonly writable: WritableStream<Uint8Array> | null;
  open(options: { baudRate: number }): Promise<void>;
}
interface Serial {
  getPorts(): Promise<SerialPort[]>;
  requestPort(): Promise<SerialPort>;
}

const BAUD_RATE = 9600;

/** A printer at a serial port. The person chooses it once; the browser remembers. */
export function serialPrinter(): Printer {
  return { kind: 'serial', state, print, choose };
}

async function state(): Promise<PrinterState> {
  const stream = await openPort().catch(() => undefined);
  return stream === undefined ? OFFLINE : READY;
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
  const stream = await openPort().catch(() => undefined);
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

async function openPort(): Promise<WritableStream<Uint8Array> | undefined> {
  const [port] = (await serial()?.getPorts()) ?? [];
  if (port === undefined) return undefined;
  if (port.writable === null) await port.open({ baudRate: BAUD_RATE });
  return port.writable ?? undefined;
}

function serial(): Serial | undefined {
  return (navigator as { serial?: Serial }).serial;
}
