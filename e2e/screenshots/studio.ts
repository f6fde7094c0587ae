import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { House } from '../house/openHouse';

export interface Studio {
  house: House;
  browser: Browser;
  /** Folders: what the README shows, and all. */
  album: { shown: string; all: string };
}

const shown: ReadonlySet<string> = new Set(['car-station', 'car-paid', 'till-board']);

/** What the window shows now, when fonts are there and nothing moves. */
export async function take({ album }: Studio, page: Page, name: string): Promise<void> {
  await page.evaluate(async () => void (await document.fonts.ready));
  const path = join(album.all, `${name}.png`);
  await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
  if (shown.has(name)) copyFileSync(path, join(album.shown, `${name}.png`));
}
