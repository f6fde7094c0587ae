import type { PersonAtDesk } from '../../actors/personAtDesk';
import { lookAtDesk, type DeskLens } from './lookAtDesk';

/** Every place in somebody's menu, e.g. `/orders`. */
export async function placesOf({ see }: PersonAtDesk): Promise<string[]> {
  const links = see('menu').locator('a');
  return await links.evaluateAll((found) =>
    found.map((link) => new URL((link as HTMLAnchorElement).href).pathname.replace('/desk', '')),
  );
}

/** Goes through the whole menu and looks at each screen in this state of affairs. */
export async function walkDesk(lens: DeskLens, person: PersonAtDesk, state: string): Promise<void> {
  for (const place of await placesOf(person)) {
    await person.go(place);
    await untilShown(person);
    await lookAtDesk(lens, person.page, `${nameOf(place)}-${state}`);
  }
}

export const nameOf = (place: string): string => place.slice(1).replaceAll('/', '-') || 'today';

/** A head or a refusal is there, and nothing is being read. */
export async function untilShown({ page, see }: PersonAtDesk): Promise<void> {
  await page.locator('main h1, [data-testid=refused]').first().waitFor();
  await page.waitForLoadState('networkidle');
  await see('bones').first().waitFor({ state: 'detached' });
}
