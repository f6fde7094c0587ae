import { useEffect } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { leaveList } from './lastLists';
import { readListAddress, readTrail, writeListAddress, type Filters, type ListAddress } from './listAddress';

/** A list's search, filters and page, and how to change them. */
export interface AddressedList<Name extends string = never> extends ListAddress<Name> {
  /** `undefined` when the page came from a link. */
  readonly pageNo: number | undefined;
  readonly searchFor: (text: string) => void;
  /** Changes some filters, back to the first page; `undefined` takes one away. */
  readonly filterBy: (change: Filters<Name>) => void;
  /** Everything again: no search, no filter. */
  readonly clear: () => void;
  readonly toFirst: () => void;
  readonly toPrevious: (() => void) | undefined;
  readonly toNext: (next: string) => void;
}

/**
 * A list lives in the address bar: a link shows the same rows, and Back goes back.
 * @param names the list's filters, e.g. `['state', 'station']`
 */
export function useListAddress<Name extends string = never>(names: readonly Name[] = []): AddressedList<Name> {
  const [params] = useSearchParams();
  const { pathname, search: shown, state } = useLocation();
  const navigate = useNavigate();
  const address = readListAddress(params, names);
  const { search, after, filters } = address;
  const trail = readTrail(after, state);

  useEffect(() => leaveList(pathname, { search: shown, state }), [pathname, shown, state]);

  function go(to: string, way: readonly string[] | undefined): void {
    void navigate({ search: writeListAddress({ ...address, after: to }).toString() }, { state: { trail: way } });
  }
  function narrow(to: { readonly search: string; readonly filters: Filters<Name> }): void {
    void navigate({ search: writeListAddress({ ...to, after: '' }).toString() }, { replace: true });
  }
  return {
    ...address,
    pageNo: trail && trail.length + 1,
    searchFor: (text) => narrow({ search: text.trim(), filters }),
    filterBy: (change) => narrow({ search, filters: { ...filters, ...change } }),
    clear: () => narrow({ search: '', filters: readListAddress(new URLSearchParams(), names).filters }),
    toFirst: () => go('', []),
    toPrevious: trail && trail.length > 0 ? () => go(trail.at(-1) ?? '', trail.slice(0, -1)) : undefined,
    toNext: (next) => go(next, trail && [...trail, after]),
  };
}
