import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { House } from '../house/openHouse';

export interface Studio {
  house: House;
  browser: Browser;
  /** The folder of all pictures. */
  album: string;
}

/** What the window shows now, when fonts are there and nothing moves. */
export async function take({ album }: Studio, page: Page, name: string): Promise<void> {
  await page.evaluate(async () => void (await document.fonts.ready));
  await page.screenshot({ path: join(album, `${name}.png`), animations: 'disabled', caret: 'hide' });
}
