import { scanTokenOf } from './scanToken';

const token = 'Zk3v_9qWm-81LtYc2R';

describe('the token of a code at the till', () => {
  test('stands in the address of the page', () => {
    expect(scanTokenOf({ token })).toBe(token);
  });
  test('is in the link that WeChat hands to the mini-program', () => {
    expect(scanTokenOf({ q: encodeURIComponent(`https://pay.example.com/q/${token}`) })).toBe(token);
    expect(scanTokenOf({ q: encodeURIComponent(`https://pay.example.com/q/${token}?from=wx`) })).toBe(token);
    expect(scanTokenOf({ q: `https://pay.example.com/q/${token}` })).toBe(token);
  });
  test('may be the scene of a mini-program code', () => {
    expect(scanTokenOf({ scene: encodeURIComponent(token) })).toBe(token);
  });
  test.each([
    {},
    { token: '' },
    { token: 'short' },
    { token: `${token}/../x` },
    { q: '%E0%A4%A' },
    { q: 'https%3A%2F%2Fa.cn' },
  ])('is not made up from %j', (params) => expect(scanTokenOf(params)).toBeUndefined());
});
