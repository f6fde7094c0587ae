import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { networkPrinter } from './networkPrinter';

const TILL = 'https://till.example.cn';
const JOB = Uint8Array.of(0x1b, 0x40, 0xbc, 0xd3, 0xd3, 0xcd, 0x0a);
const pageFetch = globalThis.fetch;
let printer: TcpPrinter;
let agent: Agent;

beforeEach(async () => {
  printer = await aTcpPrinter();
  agent = await anAgent(printer.port);
  // A browser adds the page's origin by itself.
  globalThis.fetch = async (url, init) => {
    const headers = new Headers(init?.headers);
    headers.set('origin', TILL);
    return pageFetch(url, { ...init, headers });
  };
});

afterEach(async () => {
  globalThis.fetch = pageFetch;
  agent.child.kill();
  await printer.close();
});

test('a job reaches the network printer byte for byte', async () => {
  const till = networkPrinter(agent.url);
  expect(await till.state()).toEqual({ ready: true });
  expect(await till.print(JOB)).toEqual({ outcome: 'printed' });
  expect(printer.jobs).toEqual([Buffer.from(JOB)]);
});

test('a printer that answers says that it is out of paper, or switched off line', async () => {
  const till = networkPrinter(agent.url);
  printer.answers = { 4: 0x72, 1: 0x1a };
  expect(await till.state()).toEqual({ ready: false, problem: 'paper-out' });
  printer.answers = { 4: 0x12, 1: 0x1a };
  expect(await till.state()).toEqual({ ready: false, problem: 'offline' });
  printer.answers = { 4: 0x1e, 1: 0x12 };
  expect(await till.state()).toEqual({ ready: true });
});

test('a printer that never answers questions is taken for ready', async () => {
  printer.answers = {};
  expect(await networkPrinter(agent.url).state()).toEqual({ ready: true });
});

test('without a printer nothing was started, and the till knows that', async () => {
  await printer.close();
  const till = networkPrinter(agent.url);
  expect(await till.state()).toEqual({ ready: false, problem: 'offline' });
  expect(await till.print(JOB)).toEqual({ outcome: 'not-started', problem: 'offline' });
});

test('a printer that breaks off leaves it to a person', async () => {
  printer.breaksOff = true;
  expect(await networkPrinter(agent.url).print(JOB)).toEqual({ outcome: 'unknown' });
});

test("another site's page cannot print, and cannot ask", async () => {
  const headers = { origin: 'https://elsewhere.example.com' };
  const asked = [
    await pageFetch(`${agent.url}/print`, { method: 'POST', body: JOB, headers }),
    await pageFetch(`${agent.url}/state`, { headers }),
    await pageFetch(`${agent.url}/print`, { method: 'POST', body: JOB }),
  ];
  expect(asked.map(({ status }) => status)).toEqual([403, 403, 403]);
  expect(printer.jobs).toEqual([]);
});

interface TcpPrinter {
  readonly port: number;
  readonly jobs: Buffer[];
  /** By the n of DLE EOT n. */
  answers: Readonly<Record<number, number>>;
  breaksOff: boolean;
  readonly close: () => Promise<void>;
}

/** Listens like port 9100: answers real-time questions, keeps what else is sent on a connection as one job. */
async function aTcpPrinter(): Promise<TcpPrinter> {
  const server = createServer((socket) => take(socket));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const fake: TcpPrinter = {
    port: portOf(server),
    jobs: [],
    answers: { 4: 0x12, 1: 0x12 },
    breaksOff: false,
    close: async () => new Promise((closed) => server.close(() => closed())),
  };
  return fake;

  function take(socket: Socket): void {
    const chunks: Buffer[] = [];
    socket.on('data', (bytes) => {
      if (fake.breaksOff) return void socket.resetAndDestroy();
      const isQuestion = bytes[0] === 0x10 && bytes[1] === 0x04;
      const answer = fake.answers[bytes[2] ?? 0];
      if (!isQuestion) chunks.push(bytes);
      else if (answer !== undefined) socket.write(Uint8Array.of(answer));
      return undefined;
    });
    socket.on('end', () => {
      if (chunks.length > 0) fake.jobs.push(Buffer.concat(chunks));
    });
    socket.on('error', () => undefined);
  }
}

interface Agent {
  readonly child: ChildProcess;
  readonly url: string;
}

async function anAgent(printerPort: number): Promise<Agent> {
  const env = { PRINTER_HOST: '127.0.0.1', PRINTER_PORT: String(printerPort), TILL_ORIGIN: TILL, AGENT_PORT: '0' };
  const child = spawn(process.execPath, [join(__dirname, '../../../print-agent/agent.mjs')], { env });
  const said = await new Promise<string>((resolve) => child.stdout.once('data', (bytes) => resolve(String(bytes))));
  return { child, url: /^http:\S+/.exec(said)?.[0] ?? '' };
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
