import { EventEmitter, once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import pino from 'pino';
import { keepLooking } from './keepLooking';

/** Something to wait for until it is opened. */
function openGate() {
  const gate = new EventEmitter();
  return { passed: once(gate, 'open'), open: () => void gate.emit('open') };
}

/** A log that keeps what it is told. */
function openLog() {
  const lines: string[] = [];
  return { lines, log: pino({ level: 'error' }, { write: (line: string) => void lines.push(line) }) };
}

test('it looks again while the last look is still going on, and stopping waits for all of them', async () => {
  const { log } = openLog();
  let [begun, over] = [0, 0];
  const twice = openGate();
  const stop = keepLooking(
    async () => {
      begun += 1;
      if (begun === 2) twice.open();
      await twice.passed;
      await setTimeout(20);
      over += 1;
    },
    { everyMs: 5, log },
  );
  await twice.passed;
  expect(over).toBe(0);
  await stop();
  expect(over).toBe(begun);
});

test('what goes wrong again and again is said once, and once more after it went well', async () => {
  const { log, lines } = openLog();
  const outcomes = ['wrong', 'wrong', 'well', 'wrong', 'wrong', 'done'];
  const done = openGate();
  const stop = keepLooking(
    async () => {
      const outcome = outcomes.shift() ?? 'done';
      if (outcome === 'wrong') throw new Error('the database is away');
      if (outcome === 'done') done.open();
    },
    { everyMs: 5, log },
  );
  await done.passed;
  await stop();
  expect(lines).toHaveLength(2);
});
