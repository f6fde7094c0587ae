import { untilShown, type PersonAtDesk } from '../../actors/personAtDesk';
import { lookAtDesk, type DeskLens } from './lookAtDesk';
import { routesOfDesk } from './routesOfDesk';

/** One of each thing whose number stands in an address, e.g. `{ stationId }`. */
export type Examples = Readonly<Record<string, string>>;

/** Every place in somebody's menu, e.g. `/orders`. */
export async function placesOf({ see }: PersonAtDesk): Promise<string[]> {
  const links = see('menu').locator('a');
  return await links.evaluateAll((found) =>
    found.map((link) => new URL((link as HTMLAnchorElement).href).pathname.replace('/desk', '')),
  );
}

interface Walk {
  /** How the pictures' names end. */
  readonly state: string;
  readonly examples: Examples;
}

/**
 * Goes to every address of the desk and looks, so that no screen can be forgotten.
 * @throws Error when an address asks for something of which there is no example
 */
export async function walkDesk(lens: DeskLens, person: PersonAtDesk, { state, examples }: Walk): Promise<void> {
  for (const route of routesOfDesk()) {
    await person.go(addressOf(route, examples));
    await untilShown(person);
    await lookAtDesk(lens, person.page, `${nameOf(route)}-${state}`);
  }
}

function addressOf(route: string, examples: Examples): string {
  return route.replace(/:(\w+)/, (_, what: string) => {
    const example = examples[what];
    if (example === undefined) throw new Error(`${route} has no picture: say a ${what} to take it with`);
    return example;
  });
}

/** `/stations/:stationId` is a `station`. */
export function nameOf(route: string): string {
  const one = /:(\w+)Id$/.exec(route)?.[1];
  return one ?? (route.slice(1).replaceAll('/', '-') || 'today');
}
