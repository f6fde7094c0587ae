import { changesText } from './changesText';

test('a chain of ten thousand stations is read at a glance before it is imported', () => {
  expect(changesText({ added: 10_000, updated: 0 })).toBe('新增 10,000 座，修改 0 座');
  expect(changesText({ added: 999, updated: 1234 })).toBe('新增 999 座，修改 1,234 座');
});
