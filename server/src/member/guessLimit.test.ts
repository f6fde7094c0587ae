import { createGuessLimit } from './guessLimit';

const now = new Date('2026-06-01T10:00:00+08:00');
const later = (ms: number) => new Date(now.getTime() + ms);
const nobody = () => Promise.reject(new Error('nobody'));
const somebody = () => Promise.resolve('somebody');

async function guess(limit: ReturnType<typeof createGuessLimit>, times: number, at = now) {
  for (let tried = 0; tried < times; tried += 1) {
    await expect(limit.run('till', at, nobody)).rejects.toThrow('nobody');
  }
}

test('after ten who were not there a till waits out the minute', async () => {
  const limit = createGuessLimit();
  await guess(limit, 10);
  const stopped = { code: 'member.too_many_finds' };
  await expect(limit.run('till', later(59_999), somebody)).rejects.toMatchObject(stopped);
  expect(await limit.run('another till', later(59_999), somebody)).toBe('somebody');
  expect(await limit.run('till', later(60_000), somebody)).toBe('somebody');
  await guess(limit, 10, later(60_000));
});

test('members that are there never stop a till', async () => {
  const limit = createGuessLimit();
  for (let served = 0; served < 100; served += 1) {
    expect(await limit.run('till', now, somebody)).toBe('somebody');
  }
  await guess(limit, 10);
});
