import { useEffect, useRef } from 'react';

export interface QueueKeys {
  readonly move: (by: 1 | -1) => void;
  readonly approve: () => void;
  readonly reject: () => void;
}

/** A queue worked off without a mouse: j k or the arrows go, a grants, r refuses. Typing and dialogs keep their keys. */
export function useQueueKeys(keys: QueueKeys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const act = actionOf(event, latest.current);
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}

function actionOf(event: KeyboardEvent, { move, approve, reject }: QueueKeys): (() => void) | undefined {
  const { key, target, ctrlKey, metaKey, altKey } = event;
  if (ctrlKey || metaKey || altKey || isBusy(target)) return undefined;
  const actions: Readonly<Record<string, () => void>> = {
    j: () => move(1),
    ArrowDown: () => move(1),
    k: () => move(-1),
    ArrowUp: () => move(-1),
    a: approve,
    r: reject,
  };
  return actions[key];
}

function isBusy(target: EventTarget | null): boolean {
  const typing = target instanceof HTMLElement && target.closest('input, textarea, select, [role=combobox]') !== null;
  return typing || document.querySelector('[role=dialog]') !== null;
}
