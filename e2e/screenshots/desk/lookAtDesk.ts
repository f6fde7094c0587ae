import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { askAxe } from '../till/askAxe';
import { faultsOnDesk } from './faultsOnDesk';

const SIZES = { '1440': { width: 1440, height: 900 }, '1024': { width: 1024, height: 768 } } as const;

/** What was looked at, and one line for each thing that is wrong. */
export interface DeskLens {
  readonly seen: string[];
  readonly faults: string[];
  /** Where pictures go; without it screens are only checked. */
  readonly folder?: string;
}

/** One screen in both sizes: its pictures, and what is cut off or wrong for axe. */
export async function lookAtDesk(lens: DeskLens, page: Page, screen: string): Promise<void> {
  for (const [size, viewport] of Object.entries(SIZES)) {
    await page.setViewportSize(viewport);
    await untilStill(page);
    const found = [...(await page.evaluate(faultsOnDesk)), ...(await askAxe(page))];
    lens.faults.push(...found.map(({ kind, what }) => `${screen} ${size} · ${kind} · ${what}`));
    if (lens.folder !== undefined) await shoot(page, join(lens.folder, size), screen);
  }
  await page.setViewportSize(SIZES[1440]);
  lens.seen.push(screen);
}

/** Nothing is read any more, fonts are there, and what follows the size has followed. */
async function untilStill(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.evaluate(async () => {
    await document.fonts.ready;
    for (let frame = 0; frame < 3; frame += 1) await new Promise((drawn) => requestAnimationFrame(drawn));
  });
}

async function shoot(page: Page, folder: string, screen: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${screen}.png`), animations: 'disabled', caret: 'hide' });
}
