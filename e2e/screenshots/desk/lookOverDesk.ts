import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Studio } from '../studio';
import type { DeskLens } from './lookAtDesk';
import { takeDesk } from './takeDesk';

/** Pictures of the whole desk of a house where nothing was sold yet. Answers what is wrong with them, one fault a line. */
export async function lookOverDesk({ house, browser, album }: Studio): Promise<string> {
  const folder = join(album, 'desk');
  rmSync(folder, { recursive: true, force: true });
  const lens: DeskLens = { seen: [], faults: [], folder };
  await takeDesk({ house, browser }, lens);
  console.log(`${lens.seen.length} screens of the desk`);
  return lens.faults.join('\n');
}
