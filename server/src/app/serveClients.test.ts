import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get, type IncomingHttpHeaders, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import Koa from 'koa';
import { serveClients } from './serveClients';

const script = `console.log(${JSON.stringify('加油'.repeat(2000))});`;
const page = `<!doctype html><title>加油</title>${'<p>加油</p>'.repeat(200)}`;
const tiny = 'export {};';

let folder: string;
let server: Server;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'clients-'));
  const assets = join(folder, 'admin/dist/assets');
  mkdirSync(assets, { recursive: true });
  writeFileSync(join(assets, '../index.html'), page);
  writeFileSync(join(assets, 'index-AbCd1234.js'), script);
  writeFileSync(join(assets, 'tiny-AbCd1234.js'), tiny);
  writeFileSync(join(assets, 'mark-AbCd1234.png'), Buffer.alloc(4096, 7));
  // The step that every client's build ends with.
  execFileSync(process.execPath, [resolve('config/tools/compress.mjs'), join(assets, '..')]);
  server = new Koa().use(serveClients(folder)).listen(0, '127.0.0.1');
  await once(server, 'listening');
});

afterAll(() => {
  server.close();
  server.closeAllConnections();
  rmSync(folder, { recursive: true });
});

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** As it travels: a client of Node's that unpacks by itself would hide what we ask for. */
async function ask(path: string, accepts?: string): Promise<Answer> {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('not listening');
  const headers = accepts === undefined ? {} : { 'accept-encoding': accepts };
  return new Promise((settle, fail) => {
    get({ host: '127.0.0.1', port: address.port, path, headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () =>
        settle({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts) }),
      );
    }).on('error', fail);
  });
}

const ways = [
  { accepts: 'gzip, deflate, br', encoding: 'br', unpack: brotliDecompressSync },
  { accepts: 'gzip, deflate', encoding: 'gzip', unpack: gunzipSync },
  { accepts: 'br;q=0, gzip', encoding: 'gzip', unpack: gunzipSync },
  { accepts: 'identity', encoding: undefined, unpack: (body: Buffer) => body },
  { accepts: undefined, encoding: undefined, unpack: (body: Buffer) => body },
];

test.each(ways)('a browser that takes $accepts gets a script as $encoding, and it is the same script', async (way) => {
  const { status, headers, body } = await ask('/desk/assets/index-AbCd1234.js', way.accepts);
  expect(status).toBe(200);
  expect(headers['content-encoding']).toBe(way.encoding);
  expect(headers['content-type']).toMatch(/^(text|application)\/javascript; charset=utf-8$/);
  expect(headers['vary']).toBe('Accept-Encoding');
  expect(headers['cache-control']).toBe('max-age=31536000,immutable');
  expect(Number(headers['content-length'])).toBe(body.length);
  expect(way.unpack(body).toString()).toBe(script);
  expect(body.length < Buffer.byteLength(script) / 10).toBe(way.encoding !== undefined);
});

test.each(ways)('a browser that takes $accepts gets the page of any path inside a client as $encoding', async (way) => {
  const { headers, body } = await ask('/desk/orders/17', way.accepts);
  expect(headers['content-encoding']).toBe(way.encoding);
  expect(headers['content-type']).toBe('text/html; charset=utf-8');
  expect(headers['vary']).toBe('Accept-Encoding');
  expect(headers['cache-control']).toBe('max-age=0');
  expect(way.unpack(body).toString()).toBe(page);
});

test.each(['tiny-AbCd1234.js', 'mark-AbCd1234.png'])(
  'what packing would not make smaller travels as it is: %s',
  async (file) => {
    const { status, headers } = await ask(`/desk/assets/${file}`, 'gzip, deflate, br');
    expect(status).toBe(200);
    expect(headers['content-encoding']).toBeUndefined();
  },
);

test('what is not there is not found, however it may be packed', async () => {
  expect((await ask('/desk/assets/gone-AbCd1234.js', 'br')).status).toBe(404);
});
