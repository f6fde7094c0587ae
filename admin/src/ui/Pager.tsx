import { Button } from 'antd';

interface PagerProps {
  /** `undefined` when nobody knows, e.g. behind a link. */
  readonly pageNo: number | undefined;
  readonly words: string;
  readonly toFirst: () => void;
  readonly toPrevious: (() => void) | undefined;
  readonly toNext: (() => void) | undefined;
}

/** Forwards by the last row of this page, backwards the way one came. */
export function Pager({ pageNo, words, toFirst, toPrevious, toNext }: PagerProps) {
  return (
    <nav className="pager" aria-label="翻页" data-testid="pager">
      <span>{words}</span>
      <Button disabled={pageNo === 1} onClick={toFirst} data-testid="first-page">
        第一页
      </Button>
      <Button disabled={toPrevious === undefined} onClick={toPrevious} data-testid="previous-page">
        上一页
      </Button>
      <Button disabled={toNext === undefined} onClick={toNext} data-testid="next-page">
        下一页
      </Button>
    </nav>
  );
}
