import { readListAddress, readTrail, writeListAddress } from './listAddress';

test('a list written to the address bar is read back the same', () => {
  const address = { search: '南京西路 & 1号', after: 'D0050' };
  expect(readListAddress(new URLSearchParams(writeListAddress(address).toString()))).toEqual(address);
});

test('the first page of everything has a bare address', () => {
  expect(writeListAddress({ search: '', after: '' }).toString()).toBe('');
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
