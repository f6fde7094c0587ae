import type { DeskRefund } from '@jiayou/contract';
import { useState } from 'react';
import { errorOf } from '../../api';
import { useListAddress } from '../../features/list/useListAddress';
import { REFUND_STATES, whyNot } from '../../features/refunds/refundWords';
import { useQueueKeys } from '../../features/refunds/useQueueKeys';
import { useRefunds } from '../../features/refunds/useRefunds';
import { reachOf } from '../../features/session/roles';
import { useIdentity } from '../../features/session/useSession';
import { Bones } from '../../ui/Bones';
import { FilterSelect } from '../../ui/FilterSelect';
import { ListPager } from '../../ui/ListPager';
import { yuan } from '../../ui/money';
import { PageHead } from '../../ui/PageHead';
import { Refused } from '../../ui/Refused';
import { StaleNote } from '../../ui/StaleNote';
import { DecideDialog } from './DecideDialog';
import { RefundPanel } from './RefundPanel';
import { RefundQueue } from './RefundQueue';
import './refunds.css';

/** What waits for the master first; by mouse, or by keyboard alone. */
export function RefundsScreen() {
  const identity = useIdentity();
  const list = useListAddress(['state']);
  const state = list.filters.state ?? 'requested';
  const page = useRefunds({ state, after: list.after });
  const words = page.data && `共 ${page.data.total} 笔 ${yuan(page.data.amountFen)}`;
  return (
    <>
      <PageHead title="退款审批" note={[reachOf(identity), words].filter(Boolean).join(' · ')}>
        <FilterSelect
          label="状态"
          options={REFUND_STATES}
          value={state}
          onChange={(chosen) => list.filterBy({ state: chosen })}
          testId="filter-state"
        />
      </PageHead>
      <Queue page={page} state={state} />
      {page.data && <ListPager list={list} next={page.data.next} words={words ?? ''} />}
    </>
  );
}

interface QueueProps {
  readonly page: ReturnType<typeof useRefunds>;
  readonly state: string;
}

function Queue({ page: { data, error, dataUpdatedAt, refetch }, state }: QueueProps) {
  const readAgain = (): void => void refetch();
  if (data === undefined) return error ? <Refused error={errorOf(error)} onRetry={readAgain} /> : <Bones />;
  return (
    <>
      {error && <StaleNote error={errorOf(error)} readAtMs={dataUpdatedAt} onRetry={readAgain} />}
      {data.refunds.length === 0 ? <Nothing state={state} /> : <Desk refunds={data.refunds} />}
    </>
  );
}

function Nothing({ state }: { readonly state: string }) {
  return (
    <div className="nothing" data-testid="refunds-empty">
      {state === 'requested' ? (
        <p>没有等待审批的退款。收银员在「订单处理」里申请后，会出现在这里。</p>
      ) : (
        <p>没有这种状态的退款。可以换一个状态看。</p>
      )}
    </div>
  );
}

function Desk({ refunds }: { readonly refunds: readonly DeskRefund[] }) {
  const identity = useIdentity();
  const [refundNo, setRefundNo] = useState<string>();
  const [place, setPlace] = useState(0);
  const [deciding, setDeciding] = useState<{ readonly refund: DeskRefund; readonly approve: boolean }>();
  // The one that was looked at; when it left the list, the one that took its place.
  const found = refunds.findIndex((refund) => refund.refundNo === refundNo);
  const here = found >= 0 ? found : Math.min(place, refunds.length - 1);
  const chosen = refunds[here];
  const choose = (to: number): void => {
    const next = refunds[Math.max(0, Math.min(to, refunds.length - 1))];
    setRefundNo(next?.refundNo);
    setPlace(Math.max(0, to));
  };
  const decide = (approve: boolean): void => {
    if (chosen && whyNot(chosen, identity) === undefined) setDeciding({ refund: chosen, approve });
  };
  useQueueKeys({ move: (by) => choose(here + by), approve: () => decide(true), reject: () => decide(false) });
  return (
    <div className="refund-desk">
      <RefundQueue
        refunds={refunds}
        chosen={here}
        onChoose={choose}
        mayDecide={identity.rights.includes('refund.decide')}
      />
      {chosen && <RefundPanel key={chosen.refundNo} refund={chosen} onDecide={decide} />}
      {deciding && <DecideDialog {...deciding} onDone={() => setDeciding(undefined)} />}
    </div>
  );
}
