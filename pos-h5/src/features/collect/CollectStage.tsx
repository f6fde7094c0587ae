import { useEffect, useRef, type ReactNode } from 'react';
import type { Store } from '../../device/store';
import type { TicketsState } from '../ticket/ticketState';
import { CardStage } from './CardStage';
import { CashStage } from './CashStage';
import { ChoosingStage } from './ChoosingStage';
import type { CollectDesk } from './collectDesk';
import type { CollectState } from './collectState';
import { PaidStage } from './PaidStage';
import { QrStage } from './QrStage';
import type { TenderButton, TenderChoice } from './tenders';
import type { CashPane } from './useCashPane';
import { WaitingStage } from './WaitingStage';

interface CollectStageProps {
  readonly state: CollectState;
  /** Cash is being counted. */
  readonly cash: CashPane | undefined;
  readonly onCashBack: () => void;
  readonly collect: CollectDesk;
  readonly tickets: Store<TicketsState>;
  readonly buttons: readonly TenderButton[];
  readonly onPick: (choice: TenderChoice) => void;
}

/** What is under way, over the whole board; the bars above it stay in sight. */
export function CollectStage(props: CollectStageProps) {
  const name = props.cash === undefined ? props.state.at : 'cash';
  // A step of its own takes the focus again.
  return (
    <Stage key={name} name={name}>
      {content(props)}
    </Stage>
  );
}

function Stage({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  const element = useRef<HTMLElement>(null);
  // The keys of the till come here now, and no button of the board below.
  useEffect(() => element.current?.focus(), []);
  return (
    <section
      ref={element}
      className="stage"
      role="dialog"
      aria-modal="true"
      aria-label="收款"
      tabIndex={-1}
      data-testid="collect-stage"
      data-at={name}
    >
      {children}
    </section>
  );
}

function content({ state, cash, onCashBack, collect, ...rest }: CollectStageProps): ReactNode {
  if (cash !== undefined) return <CashStage pane={cash} onBack={onCashBack} />;
  const giveUp = () => collect.person('give-up');
  switch (state.at) {
    case 'starting':
    case 'basket':
      return null;
    case 'showing':
      return <QrStage state={state} onGiveUp={giveUp} />;
    case 'waiting':
      if (state.showsCode) return <QrStage state={state} onGiveUp={giveUp} />;
      return <WaitingStage state={state} onGiveUp={giveUp} />;
    case 'opening':
    case 'paying':
      return <WaitingStage state={state} onGiveUp={giveUp} />;
    case 'card':
      return <CardStage state={state} collect={collect} />;
    case 'choosing':
      return (
        <ChoosingStage
          state={state}
          buttons={rest.buttons}
          onPick={rest.onPick}
          onDrop={() => collect.person('drop-order')}
        />
      );
    case 'paid':
      return <PaidStage order={state.order} tickets={rest.tickets} collect={collect} />;
  }
}
