import { nextQuestionAt } from './keepAsking';

const at = (seconds: number): Date => new Date(1_000 * seconds);

test.each([
  ['the second question comes 30 s after the first', 1, 5, 600, 35],
  ['the third a minute later', 2, 35, 600, 95],
  ['the one before the end waits for the end, not past it', 5, 575, 600, 600],
  ['past the end it is asked every 30 s until the channel answers', 9, 700, 600, 730],
])('%s', (...[, attempt, now, expires, expected]) => {
  expect(nextQuestionAt(attempt, { expiresAt: at(expires), now: at(now) })).toEqual(at(expected));
});
