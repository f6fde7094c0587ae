// Lets the till in a browser reach a network printer. How to run it: README.md beside this file.
import { createServer } from 'node:http';
import { connect } from 'node:net';

const { PRINTER_HOST, PRINTER_PORT = '9100', TILL_ORIGIN, AGENT_PORT = '9180' } = process.env;
const CONNECT_TIMEOUT_MS = 2000;
const ANSWER_TIMEOUT_MS = 500;
const SEND_TIMEOUT_MS = 10_000;
const MAX_JOB_BYTES = 1_000_000;
/** DLE EOT n, real-time status, and the bits that are bad news; paper first, because no paper is also offline. */
const QUESTIONS = [
  { question: Buffer.of(0x10, 0x04, 4), isBad: 0x60, problem: 'paper-out' },
  { question: Buffer.of(0x10, 0x04, 1), isBad: 0x08, problem: 'offline' },
];

if (PRINTER_HOST === undefined || TILL_ORIGIN === undefined) {
  console.error('PRINTER_HOST and TILL_ORIGIN must be set: where the printer is, and whose page may print');
  process.exit(1);
}

const server = createServer((request, response) => {
  serve(request, response).catch(() => response.destroy());
});
// This machine only: a printer has no password of its own.
server.listen(Number(AGENT_PORT), '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${server.address().port} prints to ${PRINTER_HOST}:${PRINTER_PORT}`);
});

async function serve(request, response) {
  response.setHeader('Access-Control-Allow-Origin', TILL_ORIGIN);
  response.setHeader('Access-Control-Allow-Headers', 'content-type');
  response.setHeader('Access-Control-Allow-Private-Network', 'true');
  // A page elsewhere must not print, even blindly.
  if (request.headers.origin !== TILL_ORIGIN) return void response.writeHead(403).end();
  const key = `${request.method} ${request.url}`;
  if (request.method === 'OPTIONS') return void response.writeHead(204).end();
  if (key === 'GET /state') return answer(response, await readState());
  if (key === 'POST /print') return answer(response, await print(request));
  response.writeHead(404).end();
}

function answer(response, body) {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function readState() {
  const socket = await dial().catch(() => undefined);
  if (socket === undefined) return { ready: false, problem: 'offline' };
  try {
    for (const { question, isBad, problem } of QUESTIONS) {
      const status = await ask(socket, question);
      // Silence or noise: this printer does not answer, and is taken for ready (bits 0 and 7 off, 1 and 4 on).
      if (status === undefined || (status & 0x93) !== 0x12) break;
      if ((status & isBad) !== 0) return { ready: false, problem };
    }
    return { ready: true };
  } finally {
    socket.destroy();
  }
}

/** One byte, or undefined when none comes. */
async function ask(socket, question) {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(undefined), ANSWER_TIMEOUT_MS);
    socket.once('data', (bytes) => {
      clearTimeout(timer);
      resolve(bytes.at(-1));
    });
    socket.write(question);
  });
}

async function print(request) {
  const chunks = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > MAX_JOB_BYTES) return { outcome: 'not-started', problem: 'error' };
    chunks.push(chunk);
  }
  const socket = await dial().catch(() => undefined);
  if (socket === undefined) return { outcome: 'not-started', problem: 'offline' };
  return new Promise((resolve) => {
    socket.setTimeout(SEND_TIMEOUT_MS);
    // From here on bytes may have left: only the printer's orderly goodbye says that it took them all.
    socket.on('close', (failed) => {
      resolve({ outcome: failed || socket.bytesWritten < size ? 'unknown' : 'printed' });
    });
    socket.end(Buffer.concat(chunks));
    socket.resume();
  });
}

function dial() {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: PRINTER_HOST, port: Number(PRINTER_PORT), timeout: CONNECT_TIMEOUT_MS });
    socket.once('connect', () => resolve(socket));
    // Both while connecting and while sending; after the first case the promise is settled and nobody listens.
    socket.on('timeout', () => socket.destroy(new Error('timeout')));
    socket.on('error', reject);
  });
}
