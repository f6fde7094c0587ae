import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { AddressedList } from '../features/list/useListAddress';

interface EmptyListProps {
  readonly list: Pick<AddressedList<string>, 'search' | 'after' | 'filters' | 'clear' | 'toFirst'>;
  /** Said when there is nothing at all yet: why, and the next step. */
  readonly children: ReactNode;
}

/** Why a list shows nothing: read past its end, narrowed too much, or nothing is there yet. */
export function EmptyList({ list, children }: EmptyListProps) {
  if (list.after !== '') {
    return (
      <>
        <p>后面没有更多了。</p>
        <Button onClick={list.toFirst}>回到第一页</Button>
      </>
    );
  }
  if (list.search === '' && Object.keys(list.filters).length === 0) return <>{children}</>;
  return (
    <>
      <p>没有符合条件的内容。可以换个条件再找。</p>
      <Button onClick={list.clear} data-testid="clear-search">
        清除条件
      </Button>
    </>
  );
}
