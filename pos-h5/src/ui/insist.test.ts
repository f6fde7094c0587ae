import { ApiError } from '../api';
import { insist } from './insist';

/** A line that loses the first answers, then lets one through. */
function aLine(lostAnswers: number, last: () => string) {
  let sent = 0;
  const paused: number[] = [];
  const run = async () =>
    insist({
      send: async () => {
        sent += 1;
        if (sent <= lostAnswers) throw new ApiError('network', 0, '网络不通');
        return last();
      },
      lost: () => undefined,
      wait: async (ms) => void paused.push(ms),
    });
  return { run, paused, sent: () => sent };
}

test('a lost answer is asked for again until it comes', async () => {
  const line = aLine(2, () => '已退款');
  expect(await line.run()).toEqual({ is: 'answered', answer: '已退款' });
  expect(line.sent()).toBe(3);
  expect(line.paused).toEqual([500, 1000]);
});

test('a refusal is final: it is not asked again', async () => {
  const line = aLine(1, () => {
    throw new ApiError('refund.exceeds', 409, '退款超过了可退金额，请核对');
  });
  expect(await line.run()).toEqual({ is: 'refused', words: '退款超过了可退金额，请核对' });
  expect(line.sent()).toBe(2);
});

test('when nobody answers for long it may have been done: neither success nor failure is said', async () => {
  const line = aLine(99, () => '');
  expect(await line.run()).toEqual({ is: 'unsure' });
  expect(line.sent()).toBe(6);
});
