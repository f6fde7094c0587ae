import type { Bill, OnDuty, Totals } from '@jiayou/contract';
import { useState, type ReactNode } from 'react';
import { yuanText } from '../../money';
import { Panes } from '../../ui/Panes';
import type { usePages } from '../../ui/usePages';
import { BillDetailPane } from './BillDetailPane';
import { BillList } from './BillList';
import { TotalsView } from './TotalsView';

interface BillPage {
  readonly rows: readonly Bill[];
  readonly next?: string | undefined;
  readonly totals?: Totals | undefined;
}

interface BillPanesProps {
  readonly onDuty: OnDuty;
  readonly found: ReturnType<typeof usePages<BillPage>>;
  /** Above the list: how to search. */
  readonly tools: ReactNode;
  /** Of the totals, where there are any. */
  readonly totalsName: string;
  readonly hint: string;
  /** Said when nothing is found. */
  readonly empty: ReactNode;
}

/** Orders that were found, what they add up to, and the one that was chosen. */
export function BillPanes({ onDuty, found, tools, totalsName, hint, empty }: BillPanesProps) {
  const { pages, again, more } = found;
  const [chosen, setChosen] = useState<Bill>();
  const totals = pages.is === 'here' ? pages.first?.totals : undefined;
  const overview = (
    <div className="overview">
      {totals !== undefined && <TotalsView totals={totals} />}
      <p className="pane-hint soft">{hint}</p>
    </div>
  );
  return (
    <Panes
      overview={overview}
      list={
        <>
          {tools}
          {totals !== undefined && <TotalsStrip name={totalsName} totals={totals} />}
          <BillList
            pages={pages}
            chosenId={chosen?.orderId}
            onChoose={setChosen}
            onRetry={again}
            onMore={more}
            empty={empty}
          />
        </>
      }
      detail={
        chosen && (
          <BillDetailPane
            key={chosen.orderId}
            orderId={chosen.orderId}
            onDuty={onDuty}
            onBack={() => setChosen(undefined)}
            onChanged={again}
          />
        )
      }
    />
  );
}

/** The sum of all that was found in one line; the whole table where it has no place beside the list. */
function TotalsStrip({ name, totals }: { readonly name: string; readonly totals: Totals }) {
  return (
    <details className="totals-box">
      <summary data-testid="totals-summary" data-net-fen={totals.all.netFen}>
        <span className="totals-line">
          {name} {totals.all.orders} 笔<b>{yuanText(totals.all.netFen)}</b>
        </span>
      </summary>
      <TotalsView totals={totals} />
    </details>
  );
}
