import { createPayerCodes } from './payerCodes';
import type { World } from './world';

/** A drawer of codes and the hands of its clock. */
function drawer() {
  const at = { nowMs: 0, count: 0 };
  const world = { clock: { nowMs: () => at.nowMs }, count: () => (at.count += 1) } as World;
  return { at, codes: createPayerCodes(world, { lifeMs: 90_000, draw: (name) => `code of ${name}` }) };
}

test('a phone shows one code for a minute, another after it, and another as soon as one was used', () => {
  const { at, codes } = drawer();
  const first = codes.shownBy('li');
  at.nowMs = 59_999;
  expect(codes.shownBy('li')).toBe(first);
  at.nowMs = 60_000;
  const second = codes.shownBy('li');
  expect(second).not.toBe(first);
  expect(codes.redeem(second)).toEqual({ user: 'li' });
  expect(codes.shownBy('li')).not.toBe(second);
});

test('a till may take a code once, and only while it lives', () => {
  const { at, codes } = drawer();
  const [li = '', wang = ''] = ['li', 'wang'].map((user) => codes.shownBy(user));
  at.nowMs = 89_999;
  expect(codes.redeem(li)).toEqual({ user: 'li' });
  expect(codes.redeem(li)).toEqual({ flaw: 'used' });
  at.nowMs = 90_000;
  expect(codes.redeem(wang)).toEqual({ flaw: 'expired' });
  expect(codes.redeem('nobodys')).toEqual({ flaw: 'unknown' });
});

test('what is older than two minutes is forgotten, what is younger is not, however many payers there are', () => {
  const { at, codes } = drawer();
  const early = Array.from({ length: 20_000 }, (_, index) => codes.shownBy(`early-${index}`));
  at.nowMs = 60_000;
  const late = codes.shownBy('late');
  at.nowMs = 120_001;
  codes.shownBy('now');
  expect(new Set(early.map((digits) => codes.ownerOf(digits)))).toEqual(new Set([undefined]));
  expect(codes.ownerOf(late)).toBe('late');
  expect(codes.shownBy('early-1')).not.toBe(early[1]);
});
