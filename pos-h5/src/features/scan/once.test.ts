import { createOnce } from './once';

test('a code seen again and again is one action, until it was away for a while', () => {
  let nowMs = 0;
  const isNew = createOnce(() => nowMs);
  expect(isNew('134567890123456789')).toBe(true);
  for (nowMs = 100; nowMs < 5000; nowMs += 100) expect(isNew('134567890123456789')).toBe(false);
  nowMs += 3000;
  expect(isNew('134567890123456789')).toBe(true);
});

test('another code is another action at once', () => {
  const isNew = createOnce(() => 0);
  expect([isNew('6901234567892'), isNew('6909999999999'), isNew('6901234567892')]).toEqual([true, true, true]);
});
