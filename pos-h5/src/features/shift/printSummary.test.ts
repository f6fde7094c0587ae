import { printQueue } from '../../device/printer/printQueue';
import { aShift } from '../papers/paperSample';
import { printClosedShift, printOpenShift, printShiftAgain } from './printSummary';

test('the first paper of a closed shift has no number, each further one the number the server gave it', () => {
  printClosedShift(aShift);
  printClosedShift(aShift);
  printShiftAgain(aShift, 1);
  printShiftAgain(aShift, 2);
  expect(titles()).toEqual(['班结小票 1122-02', '班结小票 1122-02（补打 第1次）', '班结小票 1122-02（补打 第2次）']);
});

test('a number the server repeats is the paper that is there, not a second one', () => {
  const before = titles().length;
  expect(printShiftAgain(aShift, 9)).toBe(printShiftAgain(aShift, 9));
  expect(titles()).toHaveLength(before + 1);
});

test('how an open shift stands is printed as often as somebody asks', () => {
  const before = titles().length;
  printOpenShift(aShift);
  printOpenShift(aShift);
  expect(titles().slice(before)).toEqual(['班次汇总 1122-02', '班次汇总 1122-02']);
});

// What prints reads its encoder: it has come before the file ends.
afterAll(async () => void (await import('../../device/printer/paper')));

function titles(): string[] {
  return printQueue.get().map(({ title }) => title);
}
