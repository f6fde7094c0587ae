import type { ActionId } from '@jiayou/contract';
import { ApiError } from '../../api';
import { openPaperQueue } from '../../device/printer/paperQueue';
import type { PrintOutcome } from '../../device/printer/printer';
import { shiftJob, slipJob } from './countedPapers';
import { aRefund, aShift } from './paperSample';
import { paperNow } from './paperNow';
import { openReprintDesk } from './reprintDesk';

const slip = { refund: aRefund(), stationName: '人民广场加油站', cashierName: '王芳' };
const first = slipJob(slip, 1);

test('a doubtful paper comes again with the number the server gives it, and ends the doubt', async () => {
  const till = aTill();
  const { queue, desk } = await till.withDoubtful(first);
  await desk.again(first.id);
  await settled();
  expect(till.printed).toEqual(['退款凭证', '退款凭证（补打 第1次）']);
  expect(titlesAndStates(queue)).toEqual(['退款凭证 ¥50.00 replaced', '退款凭证 ¥50.00（补打 第1次） done']);
  expect(paperNow(queue.papers.get(), first.id)?.title).toBe('退款凭证 ¥50.00（补打 第1次）');
});

test('its number is the next of all papers, also of those another till printed meanwhile', async () => {
  const till = aTill();
  const { desk } = await till.withDoubtful(first);
  till.server.papers = 4;
  await desk.again(first.id);
  await settled();
  expect(till.printed.at(-1)).toBe('退款凭证（补打 第4次）');
});

test('without an answer nothing is printed: the paper stays doubtful, and the person is told', async () => {
  const till = aTill();
  till.server.isLost = true;
  const { queue, desk } = await till.withDoubtful(first);
  await desk.again(first.id);
  await settled();
  expect(till.printed).toEqual(['退款凭证']);
  expect(titlesAndStates(queue)).toEqual(['退款凭证 ¥50.00 doubtful']);
  expect(desk.asked.get().get(first.id)?.is).toBe('unsure');
});

test('the queue alone never makes a second paper of what the server counts', async () => {
  const till = aTill();
  const { queue } = await till.withDoubtful(first);
  queue.resolve(first.id, 'again');
  await settled();
  expect(till.printed).toEqual(['退款凭证']);
  expect(titlesAndStates(queue)).toEqual(['退款凭证 ¥50.00 doubtful']);
});

test('answers that were lost, a reload and another press are one number and one paper', async () => {
  const till = aTill();
  const { desk } = await till.withDoubtful(first);
  till.server.isLost = true;
  await desk.again(first.id);
  till.server.isLost = false;
  const { queue, desk: next } = till.openPage();
  await Promise.all([next.again(first.id), next.again(first.id)]);
  await next.again(first.id);
  await settled();
  expect(till.server.papers).toBe(2);
  expect(till.printed).toEqual(['退款凭证', '退款凭证（补打 第1次）']);
  expect(queue.papers.get()).toHaveLength(2);
});

test('of two pages of one till that both ask, one number and one paper come', async () => {
  const till = aTill();
  const one = await till.withDoubtful(first);
  const other = till.openPage({ isAlone: false });
  await Promise.all([one.desk.again(first.id), other.desk.again(first.id)]);
  await settled();
  expect(till.printed).toEqual(['退款凭证', '退款凭证（补打 第1次）']);
});

test('what the server refuses is said in its words, and the person may still say that the paper is out', async () => {
  const till = aTill();
  till.server.refusal = new ApiError('shift.not_found', 404, '没有找到这个班次');
  const { queue, desk } = await till.withDoubtful(shiftJob(aShift));
  const id = `shift-${aShift.shift.id}`;
  await desk.again(id);
  expect(desk.asked.get().get(id)).toEqual({ is: 'refused', words: '没有找到这个班次' });
  queue.resolve(id, 'printed');
  expect(titlesAndStates(queue)).toEqual(['班结小票 1122-02 done']);
  expect(till.printed).toEqual(['班结小票']);
});

test('a further paper that is doubtful itself is asked for under an action of its own', async () => {
  const till = aTill();
  const { desk } = await till.withDoubtful(first);
  till.printer.outcome = { outcome: 'unknown' };
  await desk.again(first.id);
  await settled();
  till.printer.outcome = { outcome: 'printed' };
  await desk.again(slipJob(slip, 2).id);
  await settled();
  expect(till.printed).toEqual(['退款凭证', '退款凭证（补打 第1次）', '退款凭证（补打 第2次）']);
});

test('a paper nobody but the queue counts is not asked about', async () => {
  const till = aTill();
  const { queue, desk } = await till.withDoubtful({
    id: 'day-1',
    title: '日汇总',
    lines: [{ kind: 'title', text: '日汇总' }],
  });
  await desk.again('day-1');
  expect(till.server.papers).toBe(1);
  queue.resolve('day-1', 'again');
  await settled();
  expect(till.printed).toEqual(['日汇总', '补打 第1次']);
});

/** A till's memory and printer, and a server that counts the papers of one refund by their actions. */
function aTill() {
  const memory = { text: '[]' };
  const printer = { outcome: { outcome: 'printed' } as PrintOutcome };
  const printed: string[] = [];
  const numbers = new Map<ActionId, number>();
  const server = { papers: 1, isLost: false, refusal: undefined as ApiError | undefined };
  let actions = 0;
  return { printer, printed, server, openPage, withDoubtful };

  function openPage({ isAlone = true } = {}) {
    const queue = openPaperQueue({
      recall: () => JSON.parse(memory.text) as unknown,
      remember: (papers) => ((memory.text = JSON.stringify(papers)), true),
      check: async () => ({ ready: true }),
      async print(lines) {
        const title = lines.find((line) => line.kind === 'centre') ?? lines[0];
        printed.push(title !== undefined && 'text' in title ? title.text : '');
        return printer.outcome;
      },
      later: () => {},
      nowMs: () => 0,
    });
    if (isAlone) queue.takeOver();
    const desk = openReprintDesk({
      further: async (_origin, actionId) => slipJob(slip, count(actionId)),
      askUnder: queue.askUnder,
      replace: queue.replace,
      newActionId: () => `action-${(actions += 1)}` as ActionId,
      wait: async () => Promise.resolve(),
    });
    return { queue, desk };
  }

  async function withDoubtful(job: Parameters<ReturnType<typeof openPaperQueue>['enqueue']>[0]) {
    const page = openPage();
    printer.outcome = { outcome: 'unknown' };
    page.queue.enqueue(job);
    await settled();
    printer.outcome = { outcome: 'printed' };
    return page;
  }

  function count(actionId: ActionId): number {
    if (server.refusal !== undefined) throw server.refusal;
    const slipNo = numbers.get(actionId) ?? server.papers + 1;
    server.papers = Math.max(server.papers, slipNo);
    numbers.set(actionId, slipNo);
    if (server.isLost) throw new ApiError('network', 0, '网络不通');
    return slipNo;
  }
}

function titlesAndStates({ papers }: ReturnType<typeof openPaperQueue>): readonly string[] {
  return papers.get().map(({ title, state }) => `${title} ${state}`);
}

async function settled(): Promise<void> {
  return new Promise((done) => setTimeout(done, 5));
}
