import type { DeskStaff } from '@jiayou/contract';
import { staffState } from './staffState';

const nowMs = Date.parse('2026-11-22T06:00:00Z');
const wordsOf = (over: Partial<DeskStaff>): string =>
  staffState({ enabled: true, mustChangePassword: false, ...over } as DeskStaff, nowMs).words;

test('a person who can sign in is fine', () => {
  expect(wordsOf({})).toBe('正常');
});

test('a lock that has ended is no lock', () => {
  expect(wordsOf({ lockedUntil: '2026-11-22T06:10:00Z' })).toBe('输错密码，暂时锁定');
  expect(wordsOf({ lockedUntil: '2026-11-22T05:59:00Z' })).toBe('正常');
});

test('disabled says more than locked or a one-time password', () => {
  expect(wordsOf({ enabled: false, mustChangePassword: true, lockedUntil: '2026-11-22T06:10:00Z' })).toBe('已停用');
  expect(wordsOf({ mustChangePassword: true })).toBe('等本人改密码');
});
