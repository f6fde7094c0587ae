import type { StationRecord } from '@jiayou/contract';
import { mergeRecord } from './mergeRecord';

const base: StationRecord = {
  name: '人民广场加油站',
  address: '西藏中路268号',
  district: '黄浦区',
  latitude: 31.2319,
  longitude: 121.4757,
  phone: '021-63270001',
  opensMinute: 0,
  closesMinute: 0,
  facilities: ['洗车'],
  fenceM: 200,
  gasAlarm: true,
  inCarAllowed: true,
  enabled: true,
};

test('what I changed and what the other changed both stay', () => {
  const merged = mergeRecord({ base, mine: { ...base, fenceM: 300 }, theirs: { ...base, phone: '400-1' } });
  expect(merged).toEqual({ record: { ...base, fenceM: 300, phone: '400-1' }, theirs: ['phone'], both: [] });
});

test('where both changed the same field, mine stands and the other is named', () => {
  const mine = { ...base, phone: '400-2', facilities: ['洗车', '便利店'] };
  const theirs = { ...base, phone: '400-1', facilities: ['洗车', '便利店'] };
  expect(mergeRecord({ base, mine, theirs })).toEqual({
    record: mine,
    theirs: ['phone', 'facilities'],
    both: ['phone'],
  });
});
