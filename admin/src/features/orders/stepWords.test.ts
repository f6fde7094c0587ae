import { groupOf, stepSource, stepTitle } from './stepWords';

test('a payment that the channel called back about says so', () => {
  const step = { source: 'payment', kind: 'succeeded', raw: { from: 'callback', said: { amountFen: 100 } } } as const;
  expect([stepTitle(step), stepSource(step), groupOf(step)]).toEqual(['收到款，已入账', '渠道通知', 'money']);
});

test('a question without an end says what the channel answered', () => {
  expect(stepSource({ raw: { said: 'missing' } })).toBe('渠道没有这笔');
});

test('a case has the word of the case list', () => {
  expect(stepTitle({ source: 'case', kind: 'amount-differs' })).toBe('差错：金额不符');
});

test('what nobody has a word for yet is told all the same', () => {
  expect(stepTitle({ source: 'audit', kind: 'order.new-thing' })).toBe('audit.order.new-thing');
  expect(stepSource({})).toBe('');
});
