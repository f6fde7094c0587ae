import { serverNowMs } from '../../device/serverClock';
import { useEverySecond } from '../../ui/useEverySecond';
import { useStore } from '../../ui/useStore';
import { tenderName } from '../ticket/words';
import { basketStore } from './basketStore';
import type { CollectState } from './collectState';
import { readBasket } from './readBasket';
import { StageAmount } from './StageAmount';
import { tenderOf, waitingWords } from './waitingWords';

interface WaitingStageProps {
  readonly state: Extract<CollectState, { at: 'opening' | 'paying' | 'waiting' }>;
  readonly onGiveUp: () => void;
}

/** The payer types a password, or the channel is being asked: amount, wallet, seconds left, 「取消收款」. */
export function WaitingStage({ state, onGiveUp }: WaitingStageProps) {
  const nowMs = useEverySecond(serverNowMs);
  const basketFen = readBasket(useStore(basketStore)).totalFen;
  const payment = state.at === 'waiting' ? state.order.payment : undefined;
  const left = payment === undefined ? undefined : Math.ceil((Date.parse(payment.expiresAt) - nowMs) / 1000);
  const { head, todo } = waitingWords(state, left);
  const tender = tenderOf(state);
  const isGivingUp = head === '正在取消收款';
  return (
    <div className="stage-card">
      {tender !== undefined && <p className={`wallet ${tender}`}>{tenderName[tender]}</p>}
      <StageAmount fen={state.at === 'opening' ? basketFen : state.order.payableFen} />
      <h2 className="stage-head" role="status" data-testid="waiting-head">
        {head}
      </h2>
      <p className="stage-todo" data-testid="waiting-todo">
        {todo}
      </p>
      <p className="seconds" aria-hidden={left === undefined}>
        {left !== undefined && left > 0 && !isGivingUp ? (
          <>
            <b data-testid="seconds-left">{left}</b> 秒
          </>
        ) : (
          <i className="spinner" />
        )}
      </p>
      <button type="button" className="button big" data-testid="give-up" disabled={isGivingUp} onClick={onGiveUp}>
        取消收款<kbd>Esc</kbd>
      </button>
    </div>
  );
}
