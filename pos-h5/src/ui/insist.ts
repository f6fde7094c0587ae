import { mayRetry, wordsOf } from '../api';

const RETRY_MS = [500, 1000, 2000, 4000, 8000] as const;

export type Insisted<T> =
  | { readonly is: 'answered'; readonly answer: T }
  | { readonly is: 'refused'; readonly words: string }
  /** Nobody answered: it may have been done. */
  | { readonly is: 'unsure' };

interface Insist<T> {
  /** The very same request each time; its action id makes that harmless. */
  readonly send: () => Promise<T>;
  /** Told of every lost answer. */
  readonly lost: () => void;
  readonly wait: (ms: number) => Promise<void>;
}

/** Sends until somebody answers, with longer and longer pauses; gives up after about a quarter of a minute. */
export async function insist<T>({ send, lost, wait }: Insist<T>): Promise<Insisted<T>> {
  for (const pauseMs of [...RETRY_MS, undefined]) {
    try {
      return { is: 'answered', answer: await send() };
    } catch (error) {
      if (!mayRetry(error)) return { is: 'refused', words: wordsOf(error) };
    }
    lost();
    if (pauseMs !== undefined) await wait(pauseMs);
  }
  return { is: 'unsure' };
}
