import { useEffect } from 'react';

interface UnreachableScreenProps {
  readonly words: string;
  readonly onRetry: () => void;
}

const RETRY_MS = 3000;

/** No server when the page opened: it goes on by itself as soon as there is one. */
export function UnreachableScreen({ words, onRetry }: UnreachableScreenProps) {
  useEffect(() => {
    const timer = setInterval(onRetry, RETRY_MS);
    return () => clearInterval(timer);
  }, [onRetry]);
  return (
    <main className="gate narrow" data-testid="unreachable-screen">
      <header className="gate-head">
        <p className="gate-brand">加油收银台</p>
        <h1>暂时连不上系统</h1>
        <p className="notice red" role="alert">
          {words}
        </p>
        <p className="soft">正在自动重试，连上后会回到原来的页面。</p>
      </header>
      <button type="button" className="button big" onClick={onRetry}>
        现在重试
      </button>
    </main>
  );
}
