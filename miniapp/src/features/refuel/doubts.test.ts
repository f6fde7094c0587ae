import { doubtsAbout, isAt } from './doubts';

const fenceM = 150;
const usual = { grade: '92#' };

describe('before paying, a driver', () => {
  test('at the station on the usual grade is asked nothing', () => {
    expect(doubtsAbout({ distanceM: 150, fenceM }, '92#', usual)).toEqual([]);
  });
  test('outside the fence is asked about the distance', () => {
    expect(doubtsAbout({ distanceM: 151, fenceM }, '92#', usual)).toEqual([{ kind: 'far', distanceM: 151 }]);
  });
  test('whose position nobody knows is asked whether this is the station', () => {
    expect(doubtsAbout({ fenceM }, '92#', usual)).toEqual([{ kind: 'somewhere' }]);
  });
  test('on another grade than last time is asked about the grade', () => {
    expect(doubtsAbout({ distanceM: 0, fenceM }, '0#', usual)).toEqual([
      { kind: 'other-grade', usual: '92#', chosen: '0#' },
    ]);
  });
  test('who never refuelled here has no usual grade', () => {
    expect(doubtsAbout({ distanceM: 0, fenceM }, '0#', undefined)).toEqual([]);
  });
});

test('without a distance the car is never taken to be at the station', () => {
  expect(isAt({ fenceM })).toBe(false);
});
