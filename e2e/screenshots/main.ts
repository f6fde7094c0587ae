import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { launchBrowser, missingFont } from '../browser/launchBrowser';
import { durableDatabase } from '../house/durableDatabase';
import { openHouse, type House } from '../house/openHouse';
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

/** Each answers what is wrong with its pictures, one fault a line. */
const ROOMS: Readonly<Record<string, (studio: Studio) => Promise<string>>> = {
  car: async (studio) => (await takeCarPictures(studio), ''),
  till: lookOverTill,
  desk: lookOverDesk,
};

/** Pictures of the real clients on a real house, into out/; some of them into docs/. `car`, `till` or `desk` alone on request. */
async function main(): Promise<void> {
  const boxes = missingFont();
  if (boxes !== undefined) console.error(boxes);
  const root = resolve(__dirname, '../../..');
  const album = resolve(root, 'e2e/out/screenshots');
  const only = process.argv[2];
  if (only !== undefined && ROOMS[only] === undefined) throw new Error(`no such room: ${only}`);
  // Never somebody's own database.
  process.env['DATABASE_URL'] = '';
  mkdirSync(album, { recursive: true });
  const browser = await launchBrowser();
  try {
    for (const [room, look] of Object.entries(ROOMS))
      if (only === undefined || only === room)
        await inItsOwnHouse(async (house) => complain(await look({ house, browser, album })));
  } finally {
    await browser.close();
  }
  if (only === undefined) showInDocs(album, resolve(root, 'docs/screenshots'));
}

/** Nothing was sold there, and no till is bound. */
async function inItsOwnHouse(work: (house: House) => Promise<void>): Promise<void> {
  const database = await durableDatabase();
  const house = await openHouse({ databaseUrl: database.url });
  try {
    await work(house);
  } finally {
    await house.stop();
    await database.stop();
  }
}

async function lookOverTill(studio: Studio): Promise<string> {
  rmSync(join(studio.album, 'till'), { recursive: true, force: true });
  return await takeTill(studio);
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
