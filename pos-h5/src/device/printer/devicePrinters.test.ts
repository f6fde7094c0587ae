import { serialPrinter } from './serialPrinter';
import { usbPrinter } from './usbPrinter';

const JOB = Uint8Array.of(0x1b, 0x40, 0x41, 0x0a);

afterEach(() => {
  for (const name of ['usb', 'serial']) Reflect.deleteProperty(globalThis.navigator ?? {}, name);
});

test('a USB printer tells that its paper is empty before the first byte is sent', async () => {
  const device = aUsbDevice(0x38);
  plugIn('usb', { getDevices: async () => [device] });
  expect(await usbPrinter().state()).toEqual({ ready: false, problem: 'paper-out' });
  device.status = 0x18;
  expect(await usbPrinter().state()).toEqual({ ready: true });
  expect(await usbPrinter().print(JOB)).toEqual({ outcome: 'printed' });
  expect(device.sent).toEqual([[2, JOB]]);
});

test('a USB printer that does not know the question prints all the same', async () => {
  plugIn('usb', { getDevices: async () => [aUsbDevice(undefined)] });
  expect(await usbPrinter().state()).toEqual({ ready: true });
});

test('an unplugged printer is offline, and nothing is started', async () => {
  plugIn('usb', { getDevices: async () => [] });
  plugIn('serial', { getPorts: async () => [] });
  for (const printer of [usbPrinter(), serialPrinter()]) {
    expect(await printer.state()).toEqual({ ready: false, problem: 'offline' });
    expect(await printer.print(JOB)).toEqual({ outcome: 'not-started', problem: 'offline' });
  }
});

test('a serial printer answers for its paper, and takes the job', async () => {
  const port = aSerialPort({ 4: 0x72, 1: 0x1a });
  plugIn('serial', { getPorts: async () => [port] });
  expect(await serialPrinter().state()).toEqual({ ready: false, problem: 'paper-out' });
  port.answers = { 4: 0x12, 1: 0x12 };
  expect(await serialPrinter().state()).toEqual({ ready: true });
  port.received.length = 0;
  expect(await serialPrinter().print(JOB)).toEqual({ outcome: 'printed' });
  expect(port.received).toEqual([...JOB]);
});

test('a serial printer that never answers is taken for ready, time after time', async () => {
  const port = aSerialPort({});
  plugIn('serial', { getPorts: async () => [port] });
  expect(await serialPrinter().state()).toEqual({ ready: true });
  expect(await serialPrinter().state()).toEqual({ ready: true });
});

/** What the browser offers where such a device is connected. */
function plugIn(name: 'usb' | 'serial', face: object): void {
  const place = globalThis as { navigator?: object };
  place.navigator ??= {};
  Object.defineProperty(place.navigator, name, { value: face, configurable: true });
}

function aUsbDevice(status: number | undefined) {
  const endpoints = [{ endpointNumber: 2, direction: 'out', type: 'bulk' }];
  const face = { interfaceNumber: 0, alternate: { interfaceClass: 7, endpoints } };
  const sent: (readonly [number, Uint8Array])[] = [];
  const device = {
    opened: true,
    configuration: { interfaces: [face] },
    status,
    sent,
    claimInterface: async () => undefined,
    async controlTransferIn({ request }: { request: number }) {
      if (request !== 1 || device.status === undefined) throw new Error('stall');
      return { data: new DataView(Uint8Array.of(device.status).buffer) };
    },
    async transferOut(endpoint: number, bytes: Uint8Array) {
      sent.push([endpoint, bytes]);
      return { status: 'ok' };
    },
  };
  return device;
}

/** Like Web Serial: a cancelled `readable` is replaced by a new one. */
function aSerialPort(answers: Readonly<Record<number, number>>) {
  const received: number[] = [];
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  let readable = listen();
  const writable = new WritableStream<Uint8Array>({
    write(bytes) {
      received.push(...bytes);
      const answer = bytes[0] === 0x10 ? port.answers[bytes[2] ?? 0] : undefined;
      if (answer !== undefined) controller?.enqueue(Uint8Array.of(answer));
    },
  });
  const port = { answers, received, writable };
  return Object.defineProperty(port, 'readable', { get: () => readable });

  function listen(): ReadableStream<Uint8Array> {
    return new ReadableStream({
      start: (made) => void (controller = made),
      cancel: () => void (readable = listen()),
    });
  }
}
