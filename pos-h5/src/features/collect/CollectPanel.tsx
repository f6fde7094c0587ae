import { useEffect } from 'react';
import { yuanText } from '../../money';
import { readLater } from '../../ui/readLater';
import { useStore } from '../../ui/useStore';
import { basketStore } from './basketStore';
import { catalogueStore } from './catalogueStore';
import type { CollectState } from './collectState';
import { FuelPart } from './FuelPart';
import { KindTabs, PartTabs } from './KindTabs';
import { MemberButton, MemberLine } from './MemberLine';
import { readBasket, type BasketReading } from './readBasket';
import { TenderBar } from './TenderBar';
import type { TenderButton, TenderChoice } from './tenders';
import type { TillHands } from './till';

const GoodsPart = readLater(async () => import('./GoodsPart').then((loaded) => loaded.GoodsPart));

interface CollectPanelProps {
  readonly state: CollectState;
  readonly hands: TillHands;
  readonly buttons: readonly TenderButton[];
  readonly onPick: (choice: TenderChoice) => void;
  /** Only where it lies over the orders. */
  readonly onClose: (() => void) | undefined;
}

/** What is sold, for whom, and how it is paid. */
export function CollectPanel({ state, hands, buttons, onPick, onClose }: CollectPanelProps) {
  const basket = useStore(basketStore);
  const read = readBasket(basket);
  return (
    <aside className="collect" aria-label="收款" data-testid="collect" data-at={state.at}>
      <header className="collect-head">
        <KindTabs kind={basket.kind} />
        {basket.member === undefined && <MemberButton />}
        {onClose !== undefined && (
          <button type="button" className="button" data-testid="close-collect" onClick={onClose}>
            返回
          </button>
        )}
      </header>
      {basket.member !== undefined && <MemberLine member={basket.member} />}
      {basket.kind === 'mixed' && <PartTabs basket={basket} />}
      <WhyItEnded state={state} />
      <div className={`collect-body${basket.part === 'fuel' ? ' with-keys' : ''}`}>
        <Shelf onScanned={hands.scanned} onScan={() => onPick('code')} />
      </div>
      <footer className="collect-foot">
        <p className="total">
          <span>合计</span>
          <output className="amount" data-testid="collect-total">
            {yuanText(read.totalFen)}
          </output>
        </p>
        <p className="total-words" data-testid="collect-todo">
          {todoWords(state, read)}
        </p>
        <TenderBar
          name="tender"
          buttons={buttons}
          isReady={read.is === 'ready' && state.at !== 'starting'}
          onPick={onPick}
        />
      </footer>
    </aside>
  );
}

function WhyItEnded({ state }: { readonly state: CollectState }) {
  if (state.at !== 'basket' || state.words === '') return null;
  return (
    <p className="notice amber collect-words" role="alert" data-testid="collect-words">
      {state.words}
    </p>
  );
}

interface ShelfProps {
  readonly onScanned: (text: string) => void;
  readonly onScan: () => void;
}

/** What there is to sell: pumps or goods. */
function Shelf({ onScanned, onScan }: ShelfProps) {
  const basket = useStore(basketStore);
  const { catalogue, words } = useStore(catalogueStore);
  useEffect(() => GoodsPart.prepare(), []);
  if (catalogue === undefined) {
    return (
      <p className="collect-empty soft" role="status">
        {words === '' ? '正在读取油枪和商品…' : `${words}，会自动重试`}
      </p>
    );
  }
  if (basket.part === 'fuel') return <FuelPart basket={basket} catalogue={catalogue} />;
  return <GoodsPart.Show basket={basket} products={catalogue.products} onScanned={onScanned} onScan={onScan} />;
}

function todoWords({ at }: CollectState, read: BasketReading): string {
  if (at === 'starting') return '正在核对上一笔收款…';
  return read.is === 'unready' ? read.words : '请扫顾客付款码，或选收款方式';
}
