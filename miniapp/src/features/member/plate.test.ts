import { isNewEnergy, plateOf, plateWords } from './plate';

describe('a typed plate', () => {
  test('is read however people write it', () => {
    expect(['沪a·12345', ' 沪A 12345 ', '沪A.12345', '沪A-12345'].map(plateOf)).toEqual(
      Array.from({ length: 4 }, () => '沪A12345'),
    );
  });
  test('of a new-energy car has one more', () => {
    expect(plateOf('粤BD12345')).toBe('粤BD12345');
    expect([isNewEnergy('粤BD12345'), isNewEnergy('沪A12345')]).toEqual([true, false]);
  });
  test('may end with a word', () => {
    expect(plateOf('粤Z1234港')).toBe('粤Z1234港');
  });
  test.each(['', '沪', 'A12345', '沪A1234', '沪A1234567', '沪112345', '沪A12 34!'])(
    'is refused when it is %j',
    (text) => expect(plateOf(text)).toBeUndefined(),
  );
  test('is shown with its dot', () => {
    expect(plateWords('沪A12345')).toBe('沪A·12345');
  });
});
