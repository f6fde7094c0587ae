import { callTill, wordsOf } from '../../api';
import { newActionId } from '../../device/actionId';
import { createStore, type Store } from '../../device/store';
import { createOnce } from '../scan/once';
import { readScan, type Scan } from '../scan/readScan';
import { addProduct } from './basket';
import { basketStore, changeBasket } from './basketStore';
import { catalogueStore } from './catalogueStore';
import type { CollectDesk } from './collectDesk';
import type { CollectState, Way } from './collectState';
import { readBasket } from './readBasket';

/** Something to say to the cashier; a new one each time, also when the words are the same. */
export interface Saying {
  readonly words: string;
  readonly tone: 'good' | 'amber';
}

/** What a cashier's hands do: scan, and choose how to collect. */
export interface TillHands {
  readonly saying: Store<Saying | undefined>;
  readonly say: (words: string, tone?: Saying['tone']) => void;
  readonly scanned: (text: string) => void;
  /** Whether there is something to collect; says what is missing. */
  readonly mayCollect: () => boolean;
  /** Begins to collect the basket, or the order that is open; says why when it cannot be. */
  readonly collectBy: (way: WayWithoutId) => void;
}

type WayWithoutId =
  | { readonly method: 'code'; readonly authCode: string }
  | { readonly method: 'card' }
  | { readonly method: 'cash'; readonly receivedFen: number }
  | { readonly method: 'qr' };

export function openTillHands(collect: CollectDesk): TillHands {
  const saying = createStore<Saying | undefined>(undefined);
  const isNew = createOnce(() => Date.now());
  const say = (words: string, tone: Saying['tone'] = 'amber') => saying.set({ words, tone });
  return { saying, say, scanned, mayCollect, collectBy };

  function scanned(text: string): void {
    if (!isNew(text.trim())) return;
    const { at } = collect.state.get();
    const scan = readScan(text, catalogueStore.get().catalogue?.products ?? []);
    if (scan.is === 'other') return say(scan.words);
    if (at === 'paid') collect.person('leave');
    const words = busyWords(at, scan.is);
    return words === undefined ? use(scan) : say(words);
  }

  function use(scan: Exclude<Scan, { is: 'other' }>): void {
    switch (scan.is) {
      case 'wallet-code':
        return collectBy({ method: 'code', authCode: scan.text });
      case 'member-code':
        return void attachMember(scan.text).then((words) => words !== undefined && say(words));
      case 'product':
        changeBasket((basket) => addProduct(basket, scan.product));
        return say(`已加入：${scan.product.name}`, 'good');
    }
  }

  function mayCollect(): boolean {
    const words = missingWords();
    if (words !== undefined) say(words);
    return words === undefined;
  }

  function missingWords(): string | undefined {
    const { at } = collect.state.get();
    if (at === 'starting') return '正在核对上一笔收款，请稍候';
    const reading = readBasket(basketStore.get());
    return at !== 'choosing' && reading.is === 'unready' ? reading.words : undefined;
  }

  function collectBy(way: WayWithoutId): void {
    const words = missingWords();
    if (words !== undefined) return say(way.method === 'code' ? `扫到了付款码，还没有收款：${words}` : words);
    const whole: Way = way.method === 'qr' ? way : { ...way, actionId: newActionId() };
    const reading = readBasket(basketStore.get());
    saying.set(undefined);
    collect.choose(whole, reading.is === 'ready' ? reading.wish : undefined);
  }
}

/** Finds a member by code, whole phone number or plate, and attaches it; answers why not. */
export async function attachMember(text: string): Promise<string | undefined> {
  try {
    const member = await callTill('POST /till/members/find', { body: { text } });
    changeBasket((basket) => ({ ...basket, member }));
    return undefined;
  } catch (error) {
    return wordsOf(error);
  }
}

/** Why nothing can be scanned now. */
function busyWords(at: CollectState['at'], scanned: Scan['is']): string | undefined {
  if (at === 'basket' || at === 'paid') return undefined;
  if (at === 'starting') return '正在核对上一笔收款，请稍候再扫';
  if (at !== 'choosing') return '正在收款，请等结果或先取消';
  return scanned === 'wallet-code' ? undefined : '这笔订单还没有收款，请先收款或修改订单';
}
