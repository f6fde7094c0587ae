import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { launchBrowser, missingFont } from '../browser/launchBrowser';
import { durableDatabase } from '../house/durableDatabase';
import { openHouse } from '../house/openHouse';
import { takeCarPictures } from './takeCarPictures';
import { takeTillPictures } from './takeTillPictures';

/** Pictures of the real clients on a real house: those the README shows into docs/, all of them into out/. */
async function main(): Promise<void> {
  const boxes = missingFont();
  if (boxes !== undefined) console.error(boxes);
  const root = resolve(__dirname, '../../..');
  const album = { shown: resolve(root, 'docs/screenshots'), all: resolve(root, 'e2e/out/screenshots') };
  for (const folder of Object.values(album)) mkdirSync(folder, { recursive: true });
  // Never somebody's own database.
  process.env['DATABASE_URL'] = '';
  const database = await durableDatabase();
  const house = await openHouse({ databaseUrl: database.url });
  const browser = await launchBrowser();
  try {
    await takeCarPictures({ house, browser, album });
    await takeTillPictures({ house, browser, album });
  } finally {
    await browser.close();
    await house.stop();
    await database.stop();
  }
  console.log(album.shown);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
