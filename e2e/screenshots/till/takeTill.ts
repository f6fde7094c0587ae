import { join } from 'node:path';
import type { Studio } from '../studio';
import { reportOf, type Lens } from './lookAt';
import { makePast } from './makePast';
import { setUpStand, type Stand } from './stand';
import { takeApplication, takeBoard } from './takeBoard';
import { takeBooks } from './takeBooks';
import { takeCollect } from './takeCollect';
import { takeGate, takeUnreachable } from './takeGate';
import { takeMachine } from './takeMachine';
import { takeClosing, takePapers } from './takeShift';
import { takeTenders } from './takeTenders';

/** Every screen of the till, in the order of a working day. Each part leaves the board as it found it. */
const DAY: readonly ((stand: Stand) => Promise<void>)[] = [
  takeGate,
  takeBoard,
  takeCollect,
  takeTenders,
  takeBooks,
  takeApplication,
  takePapers,
  takeMachine,
  takeClosing,
];

/** Pictures of the whole till in both sizes and all themes. Answers what is wrong with them, one fault a line. */
export async function takeTill({ house, browser, album }: Studio): Promise<string> {
  const lens: Lens = { seen: [], faults: [], folder: join(album, 'till') };
  await makePast(house);
  const stand = await setUpStand({ house, browser, lens });
  try {
    await takeUnreachable(stand);
    await stand.page.reload();
    for (const take of DAY) await take(stand);
  } catch (error) {
    console.error(reportOf(lens));
    await stand.page.screenshot({ path: join(album, 'till-stuck.png') });
    throw error;
  } finally {
    await stand.context.close();
  }
  console.log(`${lens.seen.length} screens of the till`);
  return reportOf(lens);
}
