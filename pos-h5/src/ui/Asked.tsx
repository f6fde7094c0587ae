import type { ReactNode } from 'react';
import type { Answer } from './useAnswer';

interface AskedProps<T> {
  readonly answer: Answer<T>;
  readonly onRetry: () => void;
  readonly children: (value: T) => ReactNode;
}

/** What was asked for; a skeleton while it comes, the words and 「重试」 when it does not. */
export function Asked<T>({ answer, onRetry, children }: AskedProps<T>) {
  if (answer.is === 'here') return <>{children(answer.value)}</>;
  if (answer.is === 'loading') return <Skeleton />;
  return (
    <div className="empty" role="alert" data-testid="asked-refused">
      <p className="empty-head">{answer.words}</p>
      <button type="button" className="button primary big" data-testid="ask-again" onClick={onRetry}>
        重试
      </button>
    </div>
  );
}

function Skeleton() {
  return (
    <div className="skeleton" aria-busy="true" aria-label="正在读取" data-testid="asked-loading">
      <i />
      <i />
      <i />
    </div>
  );
}
