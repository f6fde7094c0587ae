import { useEffect, useRef } from 'react';
import { useLatest } from './useLatest';

interface MoreRowsProps {
  readonly hasMore: boolean;
  readonly isReading: boolean;
  /** Why the last page did not come. */
  readonly words: string;
  readonly onMore: () => void;
}

/** The end of a list: reads on when it is scrolled into sight; with keys, or after a refusal, by its button. */
export function MoreRows({ hasMore, isReading, words, onMore }: MoreRowsProps) {
  const end = useRef<HTMLDivElement>(null);
  const latest = useLatest(onMore);
  const isWatching = hasMore && !isReading && words === '';
  useEffect(() => {
    const element = end.current;
    if (element === null || !isWatching) return undefined;
    const watch = new IntersectionObserver(([entry]) => entry?.isIntersecting === true && latest.current());
    watch.observe(element);
    return () => watch.disconnect();
  }, [isWatching, latest]);
  if (!hasMore) return null;
  return (
    <div ref={end} className="more-rows">
      {words !== '' && <p className="danger">{words}</p>}
      <button type="button" className="button" data-testid="more" disabled={isReading} onClick={onMore}>
        {isReading ? '正在读取…' : '更多'}
      </button>
    </div>
  );
}
