/** What the address bar says of a list: its search, and after which row the page begins. */
export interface ListAddress {
  readonly search: string;
  readonly after: string;
}

/** The contract takes no longer ones. */
export const MOST_SEARCHED = 40;
const MOST_CURSOR = 200;

export function readListAddress(params: URLSearchParams): ListAddress {
  return {
    search: (params.get('q') ?? '').trim().slice(0, MOST_SEARCHED),
    after: (params.get('after') ?? '').slice(0, MOST_CURSOR),
  };
}

export function writeListAddress({ search, after }: ListAddress): URLSearchParams {
  const params = new URLSearchParams();
  if (search !== '') params.set('q', search);
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
