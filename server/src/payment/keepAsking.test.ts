import { firstQuestionAt, nextQuestionAt } from './keepAsking';

const at = (seconds: number): Date => new Date(1_000 * seconds);

test.each([
  ['the second question comes 30 s after the first', 1, 5, 600, 35],
  ['the third a minute later', 2, 35, 600, 95],
  ['the one before the end waits for the end, not past it', 5, 575, 600, 600],
  ['past the end it is asked every 30 s until the channel answers', 9, 700, 600, 730],
])('%s', (...[, attempt, now, expires, expected]) => {
  expect(nextQuestionAt(attempt, { method: 'wallet', expiresAt: at(expires), now: at(now) })).toEqual(at(expected));
});

test.each([
  ['a scanned code is asked about every few seconds', 2, 10, 45, 15],
  ['also past its end, while it is reversed', 9, 50, 45, 55],
  ['and patiently when that takes long', 31, 300, 45, 330],
])('%s', (...[, attempt, now, expires, expected]) => {
  expect(nextQuestionAt(attempt, { method: 'code', expiresAt: at(expires), now: at(now) })).toEqual(at(expected));
});

test('nobody but its till is asked about a card', () => {
  expect(firstQuestionAt('card', at(0))).toBeUndefined();
  expect(firstQuestionAt('code', at(0))).toEqual(at(5));
});
