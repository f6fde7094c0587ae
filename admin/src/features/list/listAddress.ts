/** What narrows a list down, by the names the address bar has for it. */
export type Filters<Name extends string> = { readonly [N in Name]?: string | undefined };

/** What the address bar says of a list: its search, its filters, and after which row the page begins. */
export interface ListAddress<Name extends string = never> {
  readonly search: string;
  readonly after: string;
  readonly filters: Filters<Name>;
}

/** The contract takes no longer ones. */
export const MOST_SEARCHED = 40;
const MOST_CURSOR = 200;
/** Three hundred stations by their ids. */
const MOST_FILTER = 11_100;

/** @param names the filters of this list; what else stands in the address is none of its business */
export function readListAddress<Name extends string = never>(
  params: URLSearchParams,
  names: readonly Name[] = [],
): ListAddress<Name> {
  const given = names.map((name) => [name, (params.get(name) ?? '').trim().slice(0, MOST_FILTER)] as const);
  return {
    search: (params.get('q') ?? '').trim().slice(0, MOST_SEARCHED),
    after: (params.get('after') ?? '').slice(0, MOST_CURSOR),
    filters: Object.fromEntries(given.filter(([, value]) => value !== '')) as Filters<Name>,
  };
}

export function writeListAddress<Name extends string>({ search, after, filters }: ListAddress<Name>): URLSearchParams {
  const params = new URLSearchParams();
  if (search !== '') params.set('q', search);
  for (const [name, value] of Object.entries<string | undefined>(filters)) if (value) params.set(name, value);
  if (after !== '') params.set('after', after);
  return params;
}

/**
 * The `after` of every page before this one, oldest first: a keyset only goes forwards, so the browser's history keeps
 * the way back. `undefined` for an address that came from elsewhere, which knows no way back but to the first page.
 */
export function readTrail(after: string, state: unknown): readonly string[] | undefined {
  if (after === '') return [];
  const trail = (state as { readonly trail?: unknown } | null)?.trail;
  return Array.isArray(trail) && trail.every((one) => typeof one === 'string') ? trail : undefined;
}
