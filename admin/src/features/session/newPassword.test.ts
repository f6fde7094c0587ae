import { mayChange, passwordProblem } from './newPassword';

test('a new password is typed twice and is long enough', () => {
  expect(mayChange('old', 'new-2026', 'new-2026')).toBe(true);
  expect(mayChange('', 'new-2026', 'new-2026')).toBe(false);
  expect(mayChange('old', 'new-2026', '')).toBe(false);
});

test('nothing is complained about before it is typed', () => {
  expect([passwordProblem('', ''), passwordProblem('new-2026', '')]).toEqual([undefined, undefined]);
});

test('what is too short or differs is said', () => {
  expect(passwordProblem('short', '')).toBe('至少 8 位');
  expect(passwordProblem('new-2026', 'new-2025')).toBe('两次输入的不一样');
});
