import { createTimers } from './timers';

test('what is under way when everything ends is waited for, and plans nothing more', async () => {
  const timers = createTimers(1);
  const told: string[] = [];
  timers.after(60_000, () => void told.push('much later'));
  await new Promise<void>((isUnderWay) => {
    timers.after(0, async () => {
      isUnderWay();
      await new Promise((resolve) => setTimeout(resolve, 20));
      told.push('the first try');
      timers.after(0, () => void told.push('its repetition'));
    });
  });
  await timers.clear();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(told).toEqual(['the first try']);
  timers.after(0, () => void told.push('after a reset'));
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(told).toEqual(['the first try', 'after a reset']);
});
