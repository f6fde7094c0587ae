import { useCallback, useEffect, useRef, useState } from 'react';
import { wordsOf } from '../api';

interface Page {
  readonly rows: readonly unknown[];
  readonly next?: string | undefined;
}

export interface Pages<Row, First = unknown> {
  readonly is: 'loading' | 'here' | 'refused';
  readonly rows: readonly Row[];
  /** The first page with all that it says besides its rows. */
  readonly first: First | undefined;
  readonly words: string;
  readonly hasMore: boolean;
  readonly isReadingMore: boolean;
}

const NOTHING = {
  is: 'loading',
  rows: [],
  first: undefined,
  words: '',
  hasMore: false,
  isReadingMore: false,
} as const;

/**
 * A list that grows page by page. `read` is asked for the first page when it changes (a search, a filter); what is on the
 * screen stays until the new page is there. Answers that come too late are dropped.
 */
export function usePages<First extends Page>(read: (after: string | undefined) => Promise<First>) {
  const [pages, setPages] = useState<Pages<First['rows'][number], First>>(NOTHING);
  const turn = useRef(0);
  const next = useRef<string>();

  const begin = useCallback(async (): Promise<void> => {
    const mine = (turn.current += 1);
    const answer = await read(undefined).then(opened, refused);
    if (mine !== turn.current) return;
    next.current = answer.first?.next;
    setPages(answer);
  }, [read]);

  const more = useCallback(async (): Promise<void> => {
    const mine = turn.current;
    const after = next.current;
    if (after === undefined) return;
    next.current = undefined;
    setPages((old) => ({ ...old, isReadingMore: true, words: '' }));
    try {
      const page = await read(after);
      if (mine !== turn.current) return;
      next.current = page.next;
      const hasMore = page.next !== undefined;
      setPages((old) => ({ ...old, rows: [...old.rows, ...page.rows], hasMore, isReadingMore: false }));
    } catch (error) {
      if (mine !== turn.current) return;
      next.current = after;
      setPages((old) => ({ ...old, words: wordsOf(error), isReadingMore: false }));
    }
  }, [read]);

  useEffect(() => {
    void begin();
    return () => void (turn.current += 1);
  }, [begin]);
  return { pages, again: () => void begin(), more: () => void more() };
}

function opened<First extends Page>(first: First): Pages<First['rows'][number], First> {
  return { ...NOTHING, is: 'here', rows: first.rows, first, hasMore: first.next !== undefined };
}

function refused(error: unknown): Pages<never, never> {
  return { ...NOTHING, is: 'refused', words: wordsOf(error) };
}
