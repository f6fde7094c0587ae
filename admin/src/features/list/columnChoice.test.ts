import { isShown, keepColumnChoice, readColumnChoice } from './columnChoice';

function storage(kept: Record<string, string> = {}) {
  return {
    kept,
    getItem: (key: string) => kept[key] ?? null,
    setItem: (key: string, value: string) => void (kept[key] = value),
  };
}

test('a column switched off stays off when the list is opened again, and no other list loses it', () => {
  const browser = storage();
  keepColumnChoice('orders', { plate: false }, browser);
  expect(isShown({ key: 'plate' }, readColumnChoice('orders', browser), true)).toBe(false);
  expect(isShown({ key: 'plate' }, readColumnChoice('members', browser), true)).toBe(true);
});

test('a column for wide screens is left out on a narrow one, unless the person wants it', () => {
  const column = { key: 'address', wideOnly: true };
  expect([isShown(column, {}, true), isShown(column, {}, false)]).toEqual([true, false]);
  expect(isShown(column, { address: true }, false)).toBe(true);
});

test('a column that is hidden at first waits to be asked for', () => {
  const column = { key: 'browser', atFirst: 'hidden' } as const;
  expect([isShown(column, {}, true), isShown(column, { browser: true }, true)]).toEqual([false, true]);
});

test('what the list is about cannot be switched off', () => {
  expect(isShown({ key: 'orderNo', always: true }, { orderNo: false }, false)).toBe(true);
});

test.each(['', 'null', '[]', '{"plate":"no"}', '{'])('a spoiled choice (%s) shows the list as it is', (text) => {
  const choice = readColumnChoice('orders', storage({ 'jiayou.columns.orders': text }));
  expect(isShown({ key: 'plate' }, choice, true)).toBe(true);
});
