import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { launchBrowser, missingFont } from '../browser/launchBrowser';
import { durableDatabase } from '../house/durableDatabase';
import { openHouse } from '../house/openHouse';
import { lookOverDesk } from './desk/lookOverDesk';
import type { Studio } from './studio';
import { takeCarPictures } from './takeCarPictures';
import { takeTill } from './till/takeTill';

/** What the README shows, by its name there. */
const SHOWN = {
  'car-station': 'car-station',
  'car-paid': 'car-paid',
  'till-board': 'till/landscape/normal/board',
  'till-waiting': 'till/landscape/normal/waiting-wechat',
  'till-doubts': 'till/portrait/normal/board-doubts',
  'till-dark': 'till/portrait/dark/collect-mixed',
  'desk-stations': 'desk/1440/stations-data',
  'desk-map': 'desk/1440/stations-map-data',
  'desk-order': 'desk/1440/order-data',
  'desk-refunds': 'desk/1440/refunds-master',
  'desk-reports': 'desk/1440/reports-by-grade',
  'desk-audit': 'desk/1024/audit-entry',
};

/** Pictures of the real clients on a real house, into out/; some of them into docs/. `car`, `till` or `desk` alone on request. */
async function main(): Promise<void> {
  const boxes = missingFont();
  if (boxes !== undefined) console.error(boxes);
  const root = resolve(__dirname, '../../..');
  const album = resolve(root, 'e2e/out/screenshots');
  const only = process.argv[2];
  // Never somebody's own database.
  process.env['DATABASE_URL'] = '';
  const database = await durableDatabase();
  const house = await openHouse({ databaseUrl: database.url });
  const browser = await launchBrowser();
  const studio: Studio = { house, browser, album };
  try {
    mkdirSync(album, { recursive: true });
    await takePictures(studio, only);
  } finally {
    await browser.close();
    await house.stop();
    await database.stop();
  }
  if (only === undefined) showInDocs(album, resolve(root, 'docs/screenshots'));
}

async function takePictures(studio: Studio, only: string | undefined): Promise<void> {
  if (only === undefined || only === 'car') await takeCarPictures(studio);
  if (only === undefined || only === 'till') await lookOverTill(studio);
  if (only === undefined || only === 'desk') complain(await lookOverDesk(studio));
}

async function lookOverTill(studio: Studio): Promise<void> {
  rmSync(join(studio.album, 'till'), { recursive: true, force: true });
  complain(await takeTill(studio));
}

function complain(faults: string): void {
  if (faults === '') return;
  console.error(faults);
  process.exitCode = 1;
}

function showInDocs(album: string, docs: string): void {
  mkdirSync(docs, { recursive: true });
  for (const [name, picture] of Object.entries(SHOWN))
    copyFileSync(join(album, `${picture}.png`), join(docs, `${name}.png`));
  console.log(docs);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
