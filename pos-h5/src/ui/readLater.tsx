import { useEffect, useState, type ComponentType } from 'react';

/** A piece of the program that is read when it is first shown. */
export interface Later<P> {
  readonly Show: ComponentType<P>;
  /** Reads it before it is needed, so that it is there when the network is not. */
  readonly prepare: () => void;
}

/** Until it is here, nothing is shown; when it does not come, that is said, with 「重试」. */
export function readLater<P extends object>(read: () => Promise<ComponentType<P>>): Later<P> {
  let here: ComponentType<P> | undefined;
  const fetch = async (): Promise<void> => {
    here ??= await read();
  };
  return { Show, prepare: () => void fetch().catch(() => undefined) };

  function Show(props: P) {
    const [state, setState] = useState<'reading' | 'here' | 'missing'>(here === undefined ? 'reading' : 'here');
    useEffect(() => {
      if (state !== 'reading') return;
      fetch().then(
        () => setState('here'),
        () => setState('missing'),
      );
    }, [state]);
    if (here !== undefined) {
      const Piece = here;
      return <Piece {...props} />;
    }
    return state === 'missing' ? <Missing onRetry={() => setState('reading')} /> : null;
  }
}

function Missing({ onRetry }: { readonly onRetry: () => void }) {
  return (
    <div className="stage" role="alert">
      <div className="stage-card">
        <p className="stage-head">页面没有读到，请检查网络</p>
        <button type="button" className="button primary big" data-testid="read-again" onClick={onRetry}>
          重试
        </button>
      </div>
    </div>
  );
}
