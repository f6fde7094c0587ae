import type { Browser } from 'playwright-core';
import { launchBrowser } from '../browser/launchBrowser';
import { openHouse, type House } from '../house/openHouse';

/** Where a journey happens. */
interface Place {
  house: House;
  browser: Browser;
}

/** Opened before a file's first test, with whoever has to be there; closed after the last, also when the opening went wrong. */
export function openPlace(prepare?: (place: Place) => Promise<void>): Place {
  const open: Partial<Place> = {};
  beforeAll(async () => {
    open.house = await openHouse();
    open.browser = await launchBrowser();
    await prepare?.(place);
  });
  afterAll(async () => {
    await open.browser?.close();
    await open.house?.stop();
  });
  const place: Place = {
    get house() {
      return there(open.house);
    },
    get browser() {
      return there(open.browser);
    },
  };
  return place;
}

function there<Thing>(thing: Thing | undefined): Thing {
  if (thing === undefined) throw new Error('no test has begun yet');
  return thing;
}
