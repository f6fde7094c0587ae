import { setTimeout as sleep } from 'node:timers/promises';
import { freshDatabase, startStack, type Stack } from '@jiayou/config/stack';

const crashes: string[] = [];
let stack: Stack;

beforeAll(async () => {
  stack = await startStack({
    databaseUrl: await freshDatabase(),
    apiCount: 2,
    onCrash: (reason) => crashes.push(reason),
  });
});

afterAll(async () => await stack.stop());

test('every API process serves the till, and the seed names who can sign in', async () => {
  const answers = await Promise.all(stack.apis.map(async ({ url }) => (await fetch(`${url}/till/`)).status));
  expect(answers).toEqual([200, 200]);
  expect(stack.demo.tills.length).toBeGreaterThan(0);
});

test('an API process that is killed on purpose starts again at its address', async () => {
  await stack.api.kill('SIGKILL');
  await expect(fetch(stack.url)).rejects.toThrow('fetch failed');
  await stack.api.start();
  expect((await fetch(`${stack.url}/till/`)).status).toBe(200);
  expect(crashes).toEqual([]);
});

test('a process that dies unasked is told of in one line', async () => {
  process.kill(stack.worker.pid ?? 0, 'SIGKILL');
  while (crashes.length === 0) await sleep(20);
  expect(crashes).toEqual(['worker ended: SIGKILL']);
});
