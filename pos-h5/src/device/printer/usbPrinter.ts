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
interface UsbDevice {
  readonly opened: boolean;
  readonly configuration: { readonly interfaces: readonly UsbInterface[] } | null;
  open(): Promise<void>;
  selectConfiguration(value: number): Promise<void>;
  claimInterface(number: number): Promise<void>;
  transferOut(endpoint: number, data: Uint8Array): Promise<{ status: string }>;
}
interface Usb {
  getDevices(): Promise<UsbDevice[]>;
  requestDevice(options: { filters: { classCode: number }[] }): Promise<UsbDevice>;
}

const PRINTER_CLASS = 7;

/** A USB printer the browser drives itself. The person chooses it once; the browser remembers. */
export function usbPrinter(): Printer {
  return { kind: 'usb', state, print, choose };
}

async function state(): Promise<PrinterState> {
  const ready = await openDevice().catch(() => undefined);
  return ready === undefined ? OFFLINE : READY;
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

async function openDevice(): Promise<{ device: UsbDevice; endpoint: number } | undefined> {
  const [device] = (await usb()?.getDevices()) ?? [];
  if (device === undefined) return undefined;
  if (!device.opened) await device.open();
  if (device.configuration === null) await device.selectConfiguration(1);
  const way = wayIn(device);
  if (way === undefined) return undefined;
  await device.claimInterface(way.interfaceNumber);
  return { device, endpoint: way.endpointNumber };
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
