import type { ReactNode } from 'react';

export type Tone = 'good' | 'attention' | 'quiet';

/** A state in words; the dot only helps the eye. */
export function State({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  return <span className={`state ${tone}`}>{children}</span>;
}
