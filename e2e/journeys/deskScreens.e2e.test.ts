import { gzipSync } from 'node:zlib';
import { openDesk } from '../actors/personAtDesk';
import { openPlace } from '../actors/openPlace';
import type { DeskLens } from '../screenshots/desk/lookAtDesk';
import { takeDesk } from '../screenshots/desk/takeDesk';

const place = openPlace();

const MOST_BYTES = 400_000;

test('what is read until the first page stands is less than 400 kB gzipped', async () => {
  const person = await openDesk(place.house, place.browser);
  const files = new Map<string, number>();
  const reading: Promise<void>[] = [];
  person.page.on('response', (answer) => {
    const { pathname } = new URL(answer.url());
    if (pathname.startsWith('/desk/'))
      reading.push(answer.body().then((body) => void files.set(pathname, gzipSync(body).length)));
  });
  // Nothing comes from what the sign-in left in the browser.
  await person.page
    .context()
    .newCDPSession(person.page)
    .then((tools) => tools.send('Network.setCacheDisabled', { cacheDisabled: true }));
  await person.page.reload();
  await person.see('figures').waitFor();
  await person.page.waitForLoadState('networkidle');
  await Promise.all(reading);
  const bytes = [...files.values()].reduce((sum, one) => sum + one, 0);
  console.info(`first load of the desk: ${(bytes / 1000).toFixed(1)} kB gzipped in ${files.size} files`);
  expect(files.size).toBeGreaterThan(3);
  expect(bytes).toBeLessThan(MOST_BYTES);
  await person.page.context().close();
}, 60_000);

test('every screen of the desk is whole at 1440 and 1024 px, with data, without and in error, and axe finds nothing serious', async () => {
  const lens: DeskLens = { seen: [], faults: [] };
  await takeDesk(place, lens);
  expect(lens.faults).toEqual([]);
  expect(lens.seen.length).toBeGreaterThan(100);
}, 600_000);
