import type { OnDuty, TillRefund } from '@jiayou/contract';
import { yuanText } from '../../money';
import { stationTime } from '../../time';
import { refundStanding } from './billWords';
import { CarryOut } from './CarryOut';
import { learnRefund } from './refundNews';
import { refundSlips } from './refundSlips';
import { SlipButton } from './SlipButton';

interface RefundCardProps {
  readonly refund: TillRefund;
  readonly onDuty: OnDuty;
  readonly onChanged: () => void;
  /** Where the order is not on the screen already. */
  readonly showsOrder?: boolean;
}

/** How one refund stands, who asked and decided, and what is left to do about it. */
export function RefundCard({ refund, onDuty, onChanged, showsOrder = false }: RefundCardProps) {
  const { refundNo, amountFen, state } = refund;
  const facts = showsOrder ? [`订单 ${refund.orderNo}`, ...story(refund)] : story(refund);
  const { chip, tone, todo } = refundStanding(refund);
  return (
    <article className={`refund-card ${tone}`} data-testid="refund-card" data-refund-no={refundNo} data-state={state}>
      <header>
        <b className="amount">{yuanText(amountFen)}</b>
        <span className={`chip ${tone}`} data-testid="refund-state">
          {chip}
        </span>
      </header>
      <p className="refund-todo" role="status">
        {todo}
      </p>
      <p className="soft refund-facts">
        {facts.map((fact) => (
          <span key={fact}>{fact}</span>
        ))}
      </p>
      {refund.toCarryOut && state === 'approved' && (
        <CarryOut
          refund={refund}
          onDone={(done) => {
            learnRefund(done);
            refundSlips.askWhenBack(done, onDuty);
            onChanged();
          }}
        />
      )}
      {state === 'succeeded' && <SlipButton refund={refund} onDuty={onDuty} />}
    </article>
  );
}

/** Who asked, who decided, when it ended. */
function story(refund: TillRefund): readonly string[] {
  const { reason, requestedByName, requestedAt, decidedByName, finishedAt } = refund;
  return [
    reason,
    `${requestedByName} ${stationTime(requestedAt)} 提交`,
    ...(decidedByName === undefined ? [] : [`${decidedByName} ${decided(refund)}`]),
    ...(finishedAt === undefined ? [] : [`${stationTime(finishedAt)} 完成`]),
  ];
}

function decided({ state, decisionNote }: TillRefund): string {
  if (state === 'rejected') return '未同意';
  return decisionNote === '' ? '已同意' : `已同意：${decisionNote}`;
}
