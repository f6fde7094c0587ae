// Lets the till in a browser reach a network printer: takes jobs over HTTP on this machine, sends them raw to TCP 9100.
//   PRINTER_HOST=192.168.1.50 TILL_ORIGIN=https://till.example.cn node agent.mjs
// GET /state → {"ready":bool}    POST /print (ESC/POS bytes) → {"outcome":"printed"|"not-started"|"unknown"}
import { createServer } from 'node:http';
import { connect } from 'node:net';

const { PRINTER_HOST, PRINTER_PORT = '9100', TILL_ORIGIN, AGENT_PORT = '9180' } = process.env;
const CONNECT_TIMEOUT_MS = 2000;
const SEND_TIMEOUT_MS = 10_000;
const MAX_JOB_BYTES = 1_000_000;

if (PRINTER_HOST === undefined || TILL_ORIGIN === undefined) {
  console.error('PRINTER_HOST and TILL_ORIGIN must be set: where the printer is, and whose page may print');
  process.exit(1);
}

const server = createServer((request, response) => {
  serve(request, response).catch(() => response.destroy());
});
// This machine only: a printer has no password of its own.
server.listen(Number(AGENT_PORT), '127.0.0.1', () => console.log(`printing to ${PRINTER_HOST}:${PRINTER_PORT}`));

async function serve(request, response) {
  response.setHeader('Access-Control-Allow-Origin', TILL_ORIGIN);
  response.setHeader('Access-Control-Allow-Headers', 'content-type');
  response.setHeader('Access-Control-Allow-Private-Network', 'true');
  // A page elsewhere must not print, even blindly.
  if (request.headers.origin !== TILL_ORIGIN) return void response.writeHead(403).end();
  const key = `${request.method} ${request.url}`;
  if (request.method === 'OPTIONS') return void response.writeHead(204).end();
  if (key === 'GET /state') return answer(response, { ready: await isReachable() });
  if (key === 'POST /print') return answer(response, { outcome: await print(request) });
  response.writeHead(404).end();
}

function answer(response, body) {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function isReachable() {
  const socket = await dial().catch(() => undefined);
  socket?.destroy();
  return socket !== undefined;
}

async function print(request) {
  const chunks = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > MAX_JOB_BYTES) return 'not-started';
    chunks.push(chunk);
  }
  const socket = await dial().catch(() => undefined);
  if (socket === undefined) return 'not-started';
  return new Promise((resolve) => {
    socket.setTimeout(SEND_TIMEOUT_MS);
    // From here on bytes may have left: only the printer's orderly goodbye says that it took them all.
    socket.on('close', (failed) => resolve(failed || socket.bytesWritten < size ? 'unknown' : 'printed'));
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
