import { isLive, PAYMENT_NEXT, type PaymentState } from './paymentState';

const states = Object.keys(PAYMENT_NEXT) as PaymentState[];

test('money that is in never goes back to waiting', () => {
  expect(PAYMENT_NEXT.succeeded).toEqual([]);
});

test('a success is taken from every other state but what the channel has undone', () => {
  expect(states.filter((state) => !PAYMENT_NEXT[state].includes('succeeded'))).toEqual(['reversed', 'succeeded']);
});

test.each(states)('%s never moves to itself', (state) => {
  expect(PAYMENT_NEXT[state]).not.toContain(state);
});

test('only what has an open end is live', () => {
  expect(states.filter(isLive)).toEqual(['created', 'pending', 'reversing']);
});
