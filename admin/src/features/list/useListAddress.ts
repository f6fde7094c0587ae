import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { readListAddress, readTrail, writeListAddress } from './listAddress';

/** A list's search and page live in the address bar: a link shows the same rows, and Back goes back. */
export function useListAddress() {
  const [params] = useSearchParams();
  const { state } = useLocation();
  const navigate = useNavigate();
  const { search, after } = readListAddress(params);
  const trail = readTrail(after, state);

  function go(to: string, way: readonly string[] | undefined): void {
    const query = writeListAddress({ search, after: to }).toString();
    void navigate({ search: query }, { state: { trail: way } });
  }
  return {
    search,
    after,
    /** `undefined` when the page came from a link. */
    pageNo: trail && trail.length + 1,
    searchFor: (text: string): void => {
      const query = writeListAddress({ search: text.trim(), after: '' }).toString();
      void navigate({ search: query }, { replace: true });
    },
    toFirst: () => go('', []),
    toPrevious: trail && trail.length > 0 ? () => go(trail.at(-1) ?? '', trail.slice(0, -1)) : undefined,
    toNext: (next: string) => go(next, trail && [...trail, after]),
  };
}
