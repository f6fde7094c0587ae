import { orderScreen, stageOf, unpaidReason, type WalletStage } from './orderScreen';

const stages: readonly WalletStage[] = ['untouched', 'opening', 'unknown', 'ok', 'cancel', 'fail', 'left', 'missing'];

describe('the page of an order', () => {
  test.each(stages)('is never paid while the server says open, even when the wallet said %s', (wallet) => {
    expect(orderScreen({ state: 'open' }, wallet)).not.toBe('paid');
  });
  test.each(stages)('is what the server says once it is not open, though the wallet said %s', (wallet) => {
    expect(orderScreen({ state: 'paid' }, wallet)).toBe('paid');
    expect(orderScreen({ state: 'closed' }, wallet)).toBe('closed');
    expect(orderScreen({ state: 'refunded' }, wallet)).toBe('refunded');
  });
  test('waits for WeChat when the wallet said ok or nobody knows', () => {
    expect(orderScreen({ state: 'open' }, 'ok')).toBe('confirming');
    expect(orderScreen({ state: 'open' }, 'unknown')).toBe('confirming');
  });
  test('offers to pay on after a refusal, a cancel or without a wallet', () => {
    expect(
      (['untouched', 'cancel', 'fail', 'missing'] as const).map((wallet) => orderScreen({ state: 'open' }, wallet)),
    ).toEqual(['unpaid', 'unpaid', 'unpaid', 'unpaid']);
  });
});

test('without a wallet the driver is sent to WeChat', () => {
  expect(unpaidReason('missing')).toContain('请在微信中打开');
});

test('what stands in the address never makes an order paid', () => {
  expect(['ok', 'cancel', 'paid', undefined].map((word) => orderScreen({ state: 'open' }, stageOf(word)))).toEqual([
    'confirming',
    'unpaid',
    'unpaid',
    'unpaid',
  ]);
});
