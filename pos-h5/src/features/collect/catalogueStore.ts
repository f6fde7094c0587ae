import type { Catalogue } from '@jiayou/contract';
import { callTill, wordsOf } from '../../api';
import { createStore } from '../../device/store';

export interface CatalogueReading {
  /** The last one that was read; `undefined` before the first. */
  readonly catalogue: Catalogue | undefined;
  /** Why there is none yet. */
  readonly words: string;
}

/** What the station sells, at the prices of now. */
export const catalogueStore = createStore<CatalogueReading>({ catalogue: undefined, words: '' });

/** Prices have a start time: they are read again from time to time. */
const REREAD_MS = 120_000;
const RETRY_MS = 5000;

/** Reads it now and again and again; answers how to stop. */
export function keepReadingCatalogue(): () => void {
  const life: { timer?: ReturnType<typeof setTimeout>; over: boolean } = { over: false };
  void read();
  return () => {
    life.over = true;
    clearTimeout(life.timer);
  };

  async function read(): Promise<void> {
    const isRead = await readOnce();
    if (!life.over) life.timer = setTimeout(() => void read(), isRead ? REREAD_MS : RETRY_MS);
  }
}

async function readOnce(): Promise<boolean> {
  try {
    catalogueStore.set({ catalogue: await callTill('GET /till/catalogue', {}), words: '' });
    return true;
  } catch (error) {
    const { catalogue } = catalogueStore.get();
    catalogueStore.set({ catalogue, words: catalogue === undefined ? wordsOf(error) : '' });
    return false;
  }
}
