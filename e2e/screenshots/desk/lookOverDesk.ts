import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { durableDatabase } from '../../house/durableDatabase';
import { openHouse } from '../../house/openHouse';
import type { Studio } from '../studio';
import type { DeskLens } from './lookAtDesk';
import { takeDesk } from './takeDesk';

/** Pictures of the whole desk in a house of its own, where nothing was sold yet. Answers what is wrong with them, one fault a line. */
export async function lookOverDesk({ browser, album }: Pick<Studio, 'browser' | 'album'>): Promise<string> {
  const folder = join(album, 'desk');
  rmSync(folder, { recursive: true, force: true });
  const lens: DeskLens = { seen: [], faults: [], folder };
  const database = await durableDatabase();
  const house = await openHouse({ databaseUrl: database.url });
  try {
    await takeDesk({ house, browser }, lens);
  } finally {
    await house.stop();
    await database.stop();
  }
  console.log(`${lens.seen.length} screens of the desk`);
  return lens.faults.join('\n');
}
