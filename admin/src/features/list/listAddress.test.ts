import { readListAddress, readTrail, writeListAddress } from './listAddress';

test('a list written to the address bar is read back the same', () => {
  const address = { search: '南京西路 & 1号', after: 'D0050', filters: { state: 'paid', from: '2026-11-01' } };
  const bar = new URLSearchParams(writeListAddress(address).toString());
  expect(readListAddress(bar, ['state', 'from', 'tender'])).toEqual(address);
});

test('what stands in the address and is no filter of this list narrows nothing', () => {
  expect(readListAddress(new URLSearchParams('state=paid&utm=1'), ['state']).filters).toEqual({ state: 'paid' });
});

test('a filter taken away is gone from the address', () => {
  const bar = writeListAddress({
    search: '',
    after: '',
    filters: { state: undefined, from: '' },
  });
  expect(bar.toString()).toBe('');
});

test('the first page of everything has a bare address', () => {
  expect(writeListAddress({ search: '', after: '', filters: {} }).toString()).toBe('');
});

test('a pasted search is trimmed and never longer than the server takes', () => {
  const { search } = readListAddress(new URLSearchParams({ q: `  ${'油'.repeat(60)}` }));
  expect(search).toBe('油'.repeat(40));
});

test('the third page knows the way back to the first and the second', () => {
  expect(readTrail('D0100', { trail: ['', 'D0050'] })).toEqual(['', 'D0050']);
});

test.each([[null], [{}], [{ trail: 'D0050' }], [{ trail: [1] }]])(
  'a page opened from a link (%j) knows no way back',
  (state) => {
    expect(readTrail('D0100', state)).toBeUndefined();
  },
);

test('the first page needs none', () => {
  expect(readTrail('', { trail: ['D0050'] })).toEqual([]);
});
