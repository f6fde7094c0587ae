import type { PaperLine } from './paper';
import { openPaperQueue } from './paperQueue';
import type { PrintOutcome, PrinterState } from './printer';

const slip = { id: 'refund-1', title: '退款小票', lines: [{ kind: 'title', text: '退款' }] as const };
const summary = { id: 'shift-7', title: '班结小票', lines: [{ kind: 'title', text: '班结' }] as const };

test('papers are printed one after another in the order they were asked for, each once', async () => {
  const till = aTill();
  const { queue } = till.openPage();
  queue.enqueue(slip);
  queue.enqueue(summary);
  queue.enqueue(slip);
  await settled();
  expect(till.printed).toEqual(['退款', '班结']);
  expect(states(queue)).toEqual(['done', 'done']);
  queue.enqueue(slip);
  await settled();
  expect(till.printed).toEqual(['退款', '班结']);
});

test('a paper that waits for paper survives a reload and comes when the roll is changed', async () => {
  const till = aTill();
  till.printer.state = { ready: false, problem: 'paper-out' };
  const first = till.openPage();
  first.queue.enqueue(slip);
  await settled();
  expect(first.queue.papers.get()).toMatchObject([{ state: 'waiting', problem: 'paper-out' }]);
  first.kill();
  const { queue } = till.openPage();
  await settled();
  expect(till.printed).toEqual([]);
  till.printer.state = { ready: true };
  till.passTime();
  await settled();
  expect(till.printed).toEqual(['退款']);
  expect(queue.papers.get()[0]?.problem).toBeUndefined();
  expect(states(queue)).toEqual(['done']);
});

test('a page killed while sending asks a person, and never prints by itself again', async () => {
  const till = aTill();
  till.printer.isSlow = true;
  const first = till.openPage();
  first.queue.enqueue(slip);
  await settled();
  expect(states(first.queue)).toEqual(['sending']);
  first.kill();
  const { queue } = till.openPage();
  expect(states(queue)).toEqual(['doubtful']);
  queue.enqueue(slip);
  queue.wake();
  till.passTime();
  await settled();
  expect(till.printed).toEqual(['退款']);
  queue.resolve(slip.id, 'printed');
  expect(states(queue)).toEqual(['done']);
});

test('a second paper says that it is one, and which', async () => {
  const till = aTill();
  till.printer.outcome = { outcome: 'unknown' };
  const { queue } = till.openPage();
  queue.enqueue(slip);
  await settled();
  queue.resolve(slip.id, 'again');
  await settled();
  till.printer.outcome = { outcome: 'printed' };
  queue.resolve(slip.id, 'again');
  await settled();
  expect(till.printed).toEqual(['退款', '补打 第1次 退款', '补打 第2次 退款']);
  expect(states(queue)).toEqual(['done']);
});

test('of a paper that came the queue makes no second one: the server numbers that', async () => {
  const till = aTill();
  const { queue } = till.openPage();
  queue.enqueue(slip);
  await settled();
  queue.resolve(slip.id, 'again');
  await settled();
  expect(till.printed).toEqual(['退款']);
});

test('a doubtful paper does not hold up the next', async () => {
  const till = aTill();
  till.printer.outcome = { outcome: 'unknown' };
  const { queue } = till.openPage();
  queue.enqueue(slip);
  await settled();
  till.printer.outcome = { outcome: 'printed' };
  queue.enqueue(summary);
  await settled();
  expect(states(queue)).toEqual(['doubtful', 'done']);
});

test('what nobody wants any more is not printed, not when it is asked for again either', async () => {
  const till = aTill();
  till.printer.state = { ready: false, problem: 'offline' };
  const { queue } = till.openPage();
  queue.enqueue(slip);
  await settled();
  queue.resolve(slip.id, 'drop');
  till.printer.state = { ready: true };
  queue.enqueue(slip);
  till.passTime();
  await settled();
  expect(till.printed).toEqual([]);
  expect(states(queue)).toEqual(['dropped']);
});

test('a paper that is being sent can be neither dropped nor doubled', async () => {
  const till = aTill();
  till.printer.isSlow = true;
  const { queue } = till.openPage();
  queue.enqueue(slip);
  await settled();
  queue.resolve(slip.id, 'drop');
  queue.resolve(slip.id, 'again');
  expect(states(queue)).toEqual(['sending']);
});

test('of two pages of one till the second prints only when the first is gone', async () => {
  const till = aTill();
  const first = till.openPage();
  const second = till.openPage({ isAlone: false });
  second.queue.enqueue(slip);
  await settled();
  expect(till.printed).toEqual([]);
  first.queue.wake();
  await settled();
  expect(till.printed).toEqual(['退款']);
  first.kill();
  second.queue.enqueue(summary);
  second.queue.takeOver();
  await settled();
  expect(till.printed).toEqual(['退款', '班结']);
  expect(states(second.queue)).toEqual(['done', 'done']);
});

test('a browser that keeps nothing still prints, as long as the page lives', async () => {
  const till = aTill();
  till.memory.isFull = true;
  const { queue } = till.openPage();
  queue.enqueue(slip);
  await settled();
  expect(till.printed).toEqual(['退款']);
  expect(states(queue)).toEqual(['done']);
});

test('a memory that cannot be read is an empty queue', () => {
  const till = aTill();
  till.memory.text = JSON.stringify([{ id: 'x', state: 'sending' }, null, { ...slip, state: 'gone' }]);
  expect(till.openPage().queue.papers.get()).toEqual([]);
});

/** A printer and a browser's memory, which outlive the pages that use them. */
function aTill() {
  const memory = { text: '[]', isFull: false };
  const printer = {
    state: { ready: true } as PrinterState,
    outcome: { outcome: 'printed' } as PrintOutcome,
    isSlow: false,
  };
  const printed: string[] = [];
  let timers: (() => void)[] = [];
  return { memory, printer, printed, openPage, passTime };

  function openPage({ isAlone = true } = {}) {
    const page = { isDead: false };
    const queue = openPaperQueue({
      recall: () => JSON.parse(memory.text) as unknown,
      remember(papers) {
        if (memory.isFull) return false;
        if (!page.isDead) memory.text = JSON.stringify(papers);
        return true;
      },
      check: async () => (page.isDead ? forEver() : printer.state),
      async print(lines) {
        printed.push(textOf(lines));
        return printer.isSlow ? forEver() : printer.outcome;
      },
      later: (call) => timers.push(() => page.isDead || call()),
      nowMs: () => 0,
    });
    if (isAlone) queue.takeOver();
    return { queue, kill: () => (page.isDead = true) };
  }

  function passTime(): void {
    const due = timers;
    timers = [];
    for (const call of due) call();
  }
}

function textOf(lines: readonly PaperLine[]): string {
  return lines.map((line) => ('text' in line ? line.text : '')).join(' ');
}

function states({ papers }: ReturnType<typeof openPaperQueue>): readonly string[] {
  return papers.get().map((paper) => paper.state);
}

async function forEver(): Promise<never> {
  return new Promise(() => {});
}

async function settled(): Promise<void> {
  return new Promise((done) => setTimeout(done, 5));
}
