import type { ActionId, OnDuty, TillRefund } from '@jiayou/contract';
import { ApiError } from '../../api';
import { aRefund } from '../papers/paperSample';
import { openSlipDesk } from './slipDesk';

const onDuty = { station: { name: '人民广场加油站' }, staff: { name: '小李' } } as OnDuty;

test('money that is back has one slip by itself, though the answer and the stream both say so', async () => {
  const { server, open } = aTill();
  const desk = open();
  desk.askWhenBack(aRefund({ state: 'sent' }), onDuty);
  desk.see(aRefund({ state: 'sent' }));
  desk.see(aRefund());
  desk.askWhenBack(aRefund(), onDuty);
  desk.see(aRefund());
  await settled();
  expect(server.printed).toEqual([1]);
  expect(desk.asked.get().size).toBe(0);
});

test('a slip that was printed elsewhere is not printed by itself; a person who asks gets the next number', async () => {
  const { server, open } = aTill();
  server.slips = 1;
  const desk = open();
  desk.askWhenBack(aRefund({ slips: 1 }), onDuty);
  await settled();
  expect(server.printed).toEqual([]);
  // This till has not heard of it.
  await desk.ask(aRefund({ slips: 0 }), onDuty);
  expect(server.printed).toEqual([2]);
});

test('lost answers are asked for again with the same action: one number, one paper', async () => {
  const { server, open } = aTill();
  server.answersToLose = 4;
  const desk = open();
  expect(await desk.ask(aRefund(), onDuty)).toBe('slip 1');
  expect([server.slips, server.printed]).toEqual([1, [1]]);
});

test('without a number there is no paper; the person sees it, and asking again goes on with the same slip', async () => {
  const { server, open } = aTill();
  server.answersToLose = Infinity;
  const desk = open();
  desk.askWhenBack(aRefund(), onDuty);
  await settled();
  expect(server.printed).toEqual([]);
  expect([...desk.asked.get().values()]).toMatchObject([{ state: { is: 'unsure' } }]);
  server.answersToLose = 0;
  expect(await desk.ask(aRefund(), onDuty)).toBe('slip 1');
  expect([server.slips, server.printed, desk.asked.get().size]).toEqual([1, [1], 0]);
});

test('a page that dies before the answer leaves the slip to the next one, which asks with the same action', async () => {
  const { server, open } = aTill();
  server.answersToLose = Infinity;
  void open().ask(aRefund(), onDuty);
  await settled();
  server.answersToLose = 0;
  const desk = open();
  const [slip] = desk.asked.get().values();
  expect(slip?.state.is).toBe('unsure');
  if (slip !== undefined) await desk.again(slip);
  expect([server.slips, server.printed]).toEqual([1, [1]]);
  expect(open().asked.get().size).toBe(0);
});

test('what the server refuses is said in its words, can be put away, and is forgotten with the page', async () => {
  const { server, open } = aTill();
  server.refusal = new ApiError('refund.not_found', 404, '没有找到这笔退款');
  const desk = open();
  expect(await desk.ask(aRefund(), onDuty)).toBeUndefined();
  expect([...desk.asked.get().values()]).toMatchObject([{ state: { is: 'refused', words: '没有找到这笔退款' } }]);
  expect(open().asked.get().size).toBe(0);
  desk.putAway(aRefund().refundNo);
  expect(desk.asked.get().size).toBe(0);
});

test('a second press while the first is asked for is no second slip', async () => {
  const { server, open } = aTill();
  const desk = open();
  await Promise.all([desk.ask(aRefund(), onDuty), desk.ask(aRefund(), onDuty)]);
  expect([server.slips, server.printed]).toEqual([1, [1]]);
});

/** A till's memory, and a server that counts slips of one refund by their actions. */
function aTill() {
  const numbers = new Map<ActionId, number>();
  const server = {
    slips: 0,
    /** What printed, by number. */
    printed: [] as number[],
    answersToLose: 0,
    refusal: undefined as ApiError | undefined,
  };
  const kept: { slips: unknown } = { slips: undefined };
  let actions = 0;
  const count = (actionId: ActionId): number => {
    const slipNo = numbers.get(actionId) ?? server.slips + 1;
    server.slips = Math.max(server.slips, slipNo);
    numbers.set(actionId, slipNo);
    return slipNo;
  };
  const open = () =>
    openSlipDesk({
      number: async (_refundNo: TillRefund['refundNo'], actionId) => {
        if (server.refusal !== undefined) throw server.refusal;
        const slipNo = count(actionId);
        server.answersToLose -= 1;
        if (server.answersToLose >= 0) throw new ApiError('network', 0, '网络不通');
        return { slipNo };
      },
      print: (_slip, slipNo) => {
        server.printed.push(slipNo);
        return `slip ${slipNo}`;
      },
      newActionId: () => `action-${(actions += 1)}` as ActionId,
      recall: () => kept.slips,
      remember: (slips) => {
        kept.slips = JSON.parse(JSON.stringify(slips)) as unknown;
      },
      wait: async () => Promise.resolve(),
    });
  return { server, open };
}

async function settled(): Promise<void> {
  await new Promise((done) => setTimeout(done, 5));
}
