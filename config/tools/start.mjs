// `npm start`: everything a fresh clone needs to be used. Until the packages are there, only Node's own modules may be imported.
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { Complaint, interruption, main, root, seconds } from './run.mjs';

// Everything a later start finds again.
const data = resolve(root, process.env.DATA_DIR || '.data');
const wantedNode = 20;
const startedAt = performance.now();
const ports = { PORT: Number(process.env.PORT || 8080), SIMULATOR_PORT: Number(process.env.SIMULATOR_PORT || 8090) };
const stops = [];
let askedAt;
let end;
const ended = new Promise((settle) => (end = settle));

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, endOnRequest);
await main(start);
while (stops.length > 0) await main(stops.pop());

async function start() {
  assertNode();
  for (const [name, port] of Object.entries(ports)) await assertFree(name, port);
  const { installWhatIsMissing } = await import('./install.mjs');
  await installWhatIsMissing();
  const { buildWhatIsStale, clientsHere } = await import('./build.mjs');
  const clients = clientsHere().filter((name) => name !== 'weapp');
  await buildWhatIsStale(clients);
  const stack = await startPrograms();
  const { welcome } = await import('./welcome.mjs');
  console.log(welcome(stack, clients));
  console.log(`就绪 ready: ${seconds(startedAt)} · Ctrl-C 停止 stops everything`);
  await ended;
}

async function startPrograms() {
  const { openDatabase, startStack } = await import('@jiayou/config/stack');
  const database = await openDatabase({ dir: join(data, 'postgres'), onCrash: endOnCrash });
  stops.push(database.stop);
  if (database.keeperPid)
    throw new Complaint(`已在运行 already running, as process ${database.keeperPid}: stop that one first.`);
  const stack = await startStack({
    databaseUrl: database.url,
    dir: data,
    apiPort: ports.PORT,
    simulatorPort: ports.SIMULATOR_PORT,
    // What the person set goes before the demo's settings.
    environment: { all: process.env },
    onCrash: endOnCrash,
  });
  stops.push(stack.stop);
  return stack;
}

function assertNode() {
  if (Number(process.versions.node.split('.')[0]) >= wantedNode) return;
  throw new Complaint(
    `需要 Node ${wantedNode} 或更新版本 Node ${wantedNode} or newer is needed, this is ${process.version}.`,
  );
}

async function assertFree(name, port) {
  const probe = createServer();
  try {
    await once(probe.listen(port, '127.0.0.1'), 'listening');
  } catch {
    throw new Complaint(
      `端口 ${port} 被占用 port ${port} is in use: free it, or choose another with ${name}=… npm start`,
    );
  }
  await once(probe.close(), 'close');
}

function endOnRequest() {
  // npm passes a terminal's Ctrl-C on, so that one comes twice.
  if (askedAt !== undefined && performance.now() - askedAt > 1000) process.exit(130);
  if (askedAt !== undefined) return;
  askedAt = performance.now();
  console.log('\n正在停止 stopping …');
  interruption.abort();
  end();
}

function endOnCrash(reason) {
  console.error(reason);
  process.exitCode = 1;
  end();
}
