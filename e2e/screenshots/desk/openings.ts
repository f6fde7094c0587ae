import { untilShown, type PersonAtDesk } from '../../actors/personAtDesk';
import { lookAtDesk, type DeskLens } from './lookAtDesk';

/** Something that opens upon a screen: where, what is tapped one after the other, and what then stands there. */
export interface Opening {
  readonly picture: string;
  readonly at: string;
  readonly taps: readonly string[];
  readonly shows: string;
}

/** Each from a page that is opened afresh, so that nothing has to be closed. */
export async function takeOpenings(lens: DeskLens, person: PersonAtDesk, openings: readonly Opening[]): Promise<void> {
  for (const { picture, at, taps, shows } of openings) {
    await person.go(at);
    await untilShown(person);
    for (const selector of taps) await person.page.locator(selector).filter({ visible: true }).first().click();
    await person.page.locator(shows).filter({ visible: true }).first().waitFor();
    await lookAtDesk(lens, person.page, picture);
  }
}

export const byId = (id: string): string => `[data-testid="${id}"]`;
/** The first line of a list that opens something. */
export const FIRST_ROW = 'tbody tr.opens-row';
