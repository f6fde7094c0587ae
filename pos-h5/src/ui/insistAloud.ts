import { insist, type Insisted } from './insist';

/** How a request stands that is sent until somebody answers. */
export type Insisting =
  | { readonly is: 'idle' }
  | { readonly is: 'busy'; readonly words: string }
  /** Nobody answered for long: it may have been done. */
  | { readonly is: 'unsure'; readonly words: string }
  | { readonly is: 'refused'; readonly words: string };

const RETRYING = '网络不通，正在核实，请勿重复操作';
export const UNSURE: Insisting = { is: 'unsure', words: '没有收到答复，可能已经办成。请检查网络后点「再问一次」' };

/** Sends until somebody answers, and tells meanwhile how it stands. The caller tells what comes of the answer. */
export async function insistAloud<T>(
  send: () => Promise<T>,
  tell: (state: Insisting) => void,
  wait = pause,
): Promise<Insisted<T>> {
  tell({ is: 'busy', words: '' });
  const result = await insist({ send, lost: () => tell({ is: 'busy', words: RETRYING }), wait });
  if (result.is === 'unsure') tell(UNSURE);
  if (result.is === 'refused') tell(result);
  return result;
}

async function pause(ms: number): Promise<void> {
  return new Promise((over) => setTimeout(over, ms));
}
