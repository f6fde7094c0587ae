import { useEffect } from 'react';
import type { Store } from '../../device/store';
import { useStore } from '../../ui/useStore';
import type { Saying } from './till';

const SHOWN_MS = 6000;

/** What a scan was, or what is missing; gone after a while. */
export function SayingLine({ saying }: { readonly saying: Store<Saying | undefined> }) {
  const said = useStore(saying);
  useEffect(() => {
    if (said === undefined) return undefined;
    const timer = setTimeout(() => saying.set(undefined), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [said, saying]);
  return (
    <div className="saying-place" role="status" aria-live="polite">
      {said !== undefined && (
        <p className={`saying ${said.tone}`} data-testid="saying">
          {said.words}
        </p>
      )}
    </div>
  );
}
