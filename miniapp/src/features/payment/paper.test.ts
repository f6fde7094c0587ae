import { paperOf } from './paper';

const paidAt = '2026-11-22T14:05:09+08:00';
const after = (seconds: number) => Date.parse(paidAt) + seconds * 1000;

describe('the receipt', () => {
  test('is printed only when the till has said so', () => {
    expect(paperOf({ paidAt, ticket: 'claimed' }, after(1))).toBe('telling');
    expect(paperOf({ paidAt, ticket: 'printed' }, after(1))).toBe('printed');
  });
  test('is slow after twenty seconds of silence, and what comes later still counts', () => {
    expect(paperOf({ paidAt, ticket: 'waiting' }, after(20))).toBe('telling');
    expect(paperOf({ paidAt, ticket: 'waiting' }, after(21))).toBe('slow');
    expect(paperOf({ paidAt, ticket: 'printed' }, after(60))).toBe('printed');
  });
  test('may be settled at the till without paper', () => {
    expect(paperOf({ paidAt, ticket: 'dismissed' }, after(60))).toBe('settled-by-hand');
  });
});
