import { openDesk } from '../actors/personAtDesk';
import { openPlace } from '../actors/openPlace';
import type { DeskLens } from '../screenshots/desk/lookAtDesk';
import { takeDesk } from '../screenshots/desk/takeDesk';

const place = openPlace();

const MOST_BYTES = 400_000;

/** As it travels. Asked for once more: a browser that goes on may not keep what it was answered. */
async function gzippedBytes(url: string): Promise<number> {
  const answer = await fetch(url, { headers: { 'accept-encoding': 'gzip' } });
  expect(answer.status).toBe(200);
  await answer.arrayBuffer();
  return Number(answer.headers.get('content-length'));
}

test('what is read until the first page stands is less than 400 kB gzipped', async () => {
  const person = await openDesk(place.house, place.browser);
  const files = new Set<string>();
  person.page.on('response', (answer) => {
    const { origin, pathname } = new URL(answer.url());
    if (pathname.startsWith('/desk/')) files.add(origin + pathname);
  });
  // Nothing comes from what the sign-in left in the browser.
  await person.page
    .context()
    .newCDPSession(person.page)
    .then((tools) => tools.send('Network.setCacheDisabled', { cacheDisabled: true }));
  await person.page.reload();
  await person.see('figures').waitFor();
  await person.page.waitForLoadState('networkidle');
  const sizes = await Promise.all([...files].map(gzippedBytes));
  const bytes = sizes.reduce((sum, one) => sum + one, 0);
  console.info(`first load of the desk: ${(bytes / 1000).toFixed(1)} kB gzipped in ${files.size} files`);
  expect(files.size).toBeGreaterThan(3);
  expect(bytes).toBeLessThan(MOST_BYTES);
  await person.page.context().close();
});

test('every screen of the desk is whole at 1440 and 1024 px, with data, without and in error, and axe finds nothing serious', async () => {
  const lens: DeskLens = { seen: [], faults: [] };
  await takeDesk(place, lens);
  expect(lens.faults).toEqual([]);
  expect(lens.seen.length).toBeGreaterThan(100);
}, 1_800_000);
