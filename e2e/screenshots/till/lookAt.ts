import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { askAxe } from './askAxe';
import { faultScript, type Fault } from './faultsOnScreen';

export const SIZES = {
  portrait: { width: 720, height: 1280 },
  landscape: { width: 1280, height: 800 },
} as const;
const THEMES = ['normal', 'contrast', 'dark'] as const;

/** What a finger with a glove needs, CSS px. */
const FINGER = { leastPx: 48, gapPx: 8 };

export interface Sight extends Fault {
  readonly screen: string;
  /** In which of the six looks it was seen. */
  readonly looks: readonly string[];
}

/** Everything that was looked at, and what was wrong with it. */
export interface Lens {
  readonly seen: string[];
  readonly faults: Sight[];
  /** Where pictures go; without it screens are only checked. */
  readonly folder?: string;
}

type Size = keyof typeof SIZES;
export type Theme = (typeof THEMES)[number];

/** One screen in both sizes and all themes: its pictures, and what is cut off, too small, too close or wrong for axe. */
export async function lookAt(lens: Lens, page: Page, screen: string): Promise<void> {
  const found = new Map<string, { fault: Fault; looks: string[] }>();
  for (const size of Object.keys(SIZES) as Size[]) {
    await page.setViewportSize(SIZES[size]);
    for (const theme of THEMES) {
      await dress(page, theme);
      for (const fault of await faultsNow(page)) {
        const key = `${fault.kind} ${fault.what}`;
        const { looks } = found.get(key) ?? { looks: [] };
        found.set(key, { fault, looks: [...new Set([...looks, `${size}/${theme}`])] });
      }
      if (lens.folder !== undefined) await shoot(page, join(lens.folder, size, theme), screen);
    }
  }
  await dress(page, 'normal');
  lens.seen.push(screen);
  for (const { fault, looks } of found.values()) lens.faults.push({ ...fault, screen, looks });
}

async function dress(page: Page, theme: Theme): Promise<void> {
  await page.evaluate(async (name) => {
    document.documentElement.dataset['theme'] = name;
    await document.fonts.ready;
    // What follows the size follows it within two frames.
    for (let frame = 0; frame < 2; frame += 1) await new Promise((drawn) => requestAnimationFrame(drawn));
  }, theme);
}

async function faultsNow(page: Page): Promise<Fault[]> {
  return [...(await page.evaluate<Fault[]>(faultScript(FINGER))), ...(await askAxe(page))];
}

async function shoot(page: Page, folder: string, screen: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${screen}.png`), animations: 'disabled', caret: 'hide' });
}

/** One line for each fault, by screen. */
export function reportOf({ faults }: Pick<Lens, 'faults'>): string {
  return faults
    .map(
      ({ screen, kind, what, looks }) =>
        `${screen} · ${kind} · ${what} · ${looks.length === 6 ? 'always' : looks.join(' ')}`,
    )
    .join('\n');
}
