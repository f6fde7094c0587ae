import { OFFLINE, READY, type PrintOutcome, type Printer, type PrinterState } from './printer';

/** The part of WebUSB used here (no types of it ship with TypeScript). */
interface UsbEndpoint {
  readonly endpointNumber: number;
  readonly direction: 'in' | 'out';
  readonly type: string;
}
interface UsbInterface {
  readonly interfaceNumber: number;
  readonly alternate: { readonly interfaceClass: number; readonly endpoints: readonly UsbEndpoint[] };
}
interface UsbRequest {
  readonly requestType: 'class';
  readonly recipient: 'interface';
  readonly request: number;
  readonly value: number;
  readonly index: number;
}
interface UsbDevice {
  readonly opened: boolean;
  readonly configuration: { readonly interfaces: readonly UsbInterface[] } | null;
  open(): Promise<void>;
  selectConfiguration(value: number): Promise<void>;
  claimInterface(number: number): Promise<void>;
  controlTransferIn(setup: UsbRequest, bytes: number): Promise<{ data?: DataView }>;
  transferOut(endpoint: number, data: Uint8Array): Promise<{ status: string }>;
}
interface Usb {
  getDevices(): Promise<UsbDevice[]>;
  requestDevice(options: { filters: { classCode: number }[] }): Promise<UsbDevice>;
}

interface OpenDevice {
  readonly device: UsbDevice;
  readonly interfaceNumber: number;
  readonly endpoint: number;
}

const PRINTER_CLASS = 7;
// USB device class definition for printing devices 1.1, 4.2.2 GET_PORT_STATUS: one byte, bit 5 is "paper empty".
const GET_PORT_STATUS = 1;
const PAPER_EMPTY = 0x20;

/** A USB printer the browser drives itself. The person chooses it once; the browser remembers. */
export function usbPrinter(): Printer {
  return { kind: 'usb', state, print, choose };
}

async function state(): Promise<PrinterState> {
  const ready = await openDevice().catch(() => undefined);
  if (ready === undefined) return OFFLINE;
  return (await hasNoPaper(ready).catch(() => false)) ? { ready: false, problem: 'paper-out' } : READY;
}

/** Rejects where the printer does not know the question. */
async function hasNoPaper({ device, interfaceNumber }: OpenDevice): Promise<boolean> {
  const port = { requestType: 'class', recipient: 'interface', value: 0, index: interfaceNumber } as const;
  const { data } = await device.controlTransferIn({ ...port, request: GET_PORT_STATUS }, 1);
  return data !== undefined && data.byteLength > 0 && (data.getUint8(0) & PAPER_EMPTY) !== 0;
}

async function choose(): Promise<PrinterState> {
  try {
    await usb()?.requestDevice({ filters: [{ classCode: PRINTER_CLASS }] });
  } catch {
    // Nothing chosen.
  }
  return state();
}

async function print(bytes: Uint8Array): Promise<PrintOutcome> {
  const ready = await openDevice().catch(() => undefined);
  if (ready === undefined) return { outcome: 'not-started', problem: 'offline' };
  try {
    const sent = await ready.device.transferOut(ready.endpoint, bytes);
    return sent.status === 'ok' ? { outcome: 'printed' } : { outcome: 'unknown' };
  } catch {
    return { outcome: 'unknown' };
  }
}

async function openDevice(): Promise<OpenDevice | undefined> {
  const [device] = (await usb()?.getDevices()) ?? [];
  if (device === undefined) return undefined;
  if (!device.opened) await device.open();
  if (device.configuration === null) await device.selectConfiguration(1);
  const way = wayIn(device);
  if (way === undefined) return undefined;
  await device.claimInterface(way.interfaceNumber);
  return { device, interfaceNumber: way.interfaceNumber, endpoint: way.endpointNumber };
}

function wayIn({ configuration }: UsbDevice): { interfaceNumber: number; endpointNumber: number } | undefined {
  const face = configuration?.interfaces.find((one) => one.alternate.interfaceClass === PRINTER_CLASS);
  const out = face?.alternate.endpoints.find((one) => one.direction === 'out' && one.type === 'bulk');
  if (face === undefined || out === undefined) return undefined;
  return { interfaceNumber: face.interfaceNumber, endpointNumber: out.endpointNumber };
}

function usb(): Usb | undefined {
  return (navigator as { usb?: Usb }).usb;
}
