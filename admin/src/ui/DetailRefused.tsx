import type { ApiError } from '../api';
import { BackToList, type ListPath } from './BackToList';
import { Refused } from './Refused';

interface DetailRefusedProps {
  readonly error: ApiError;
  readonly list: ListPath;
  readonly onRetry: () => void;
}

/** One thing that cannot be shown: with a way back to its list, and asked for again only where that may help. */
export function DetailRefused({ error, list, onRetry }: DetailRefusedProps) {
  const isNowhere = error.code === 'request.invalid';
  const isGone = isNowhere || error.code.endsWith('.not_found');
  return (
    <Refused
      error={error}
      {...(isNowhere && { words: '没有这个页面，可能地址写错了。' })}
      {...(!isGone && { onRetry })}
    >
      <BackToList path={list} />
    </Refused>
  );
}
