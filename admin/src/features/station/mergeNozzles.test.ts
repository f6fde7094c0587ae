import type { DeskStationDetail } from '@jiayou/contract';
import { mergeNozzles } from './mergeNozzles';

type Nozzles = readonly DeskStationDetail['nozzles'][number][];

const nozzles = (...grades: readonly (readonly [number, string])[]): Nozzles =>
  grades.map(([nozzleNo, grade]) => ({ nozzleNo, grade }));
const base = nozzles([1, '92#'], [2, '95#'], [3, '0#']);

test('what one removed, the other added and a third grade all come together', () => {
  const mine = nozzles([1, '92#'], [3, '0#'], [4, '92#']);
  const theirs = nozzles([1, '98#'], [2, '95#'], [3, '0#'], [5, '92#']);
  expect(mergeNozzles({ base, mine, theirs })).toEqual({
    nozzles: nozzles([1, '98#'], [3, '0#'], [4, '92#'], [5, '92#']),
    told: ['1号枪：对方改成了 98#，已带入', '5号枪：对方添加了它（92#），已带入'],
  });
});

test('a nozzle that both changed stays as I left it, and I am told', () => {
  const mine = nozzles([1, '95#'], [2, '98#'], [3, '0#']);
  const theirs = nozzles([1, '98#'], [3, '0#']);
  expect(mergeNozzles({ base, mine, theirs })).toEqual({
    nozzles: mine,
    told: ['1号枪：对方改成了 98#，您也改了它，保存后以您的为准', '2号枪：对方移除了它，您也改了它，保存后以您的为准'],
  });
});

test('who did the same as the other has nothing to choose', () => {
  const same = nozzles([1, '92#'], [2, '95#']);
  expect(mergeNozzles({ base, mine: same, theirs: same })).toEqual({
    nozzles: same,
    told: ['3号枪：对方移除了它，已带入'],
  });
});
