import type { DeskOrderDetail } from '@jiayou/contract';
import { ATTEMPT_STATES, METHODS, TENDERS } from '../../features/orders/orderWords';
import { yuan } from '../../ui/money';
import { stationTime } from '../../ui/time';

type Attempt = DeskOrderDetail['attempts'][number];

export function Attempts({ attempts }: Pick<DeskOrderDetail, 'attempts'>) {
  return (
    <section className="card" aria-labelledby="attempts" data-testid="attempts">
      <h2 id="attempts">收款（{attempts.length} 次）</h2>
      {attempts.length === 0 && <p className="hint">还没有人付款。</p>}
      <ul>
        {attempts.map((attempt) => (
          <Line key={attempt.paymentNo} attempt={attempt} />
        ))}
      </ul>
    </section>
  );
}

function Line({ attempt }: { readonly attempt: Attempt }) {
  const { paymentNo, tender, method, state, amountFen, createdAt, refusalCode, accountNo, cardNoMasked, tillName } =
    attempt;
  const small = [paymentNo, `商户号 ${accountNo}`, tillName, cardNoMasked, refusalCode];
  return (
    <li>
      <p>
        <b>
          {TENDERS[tender]} {yuan(amountFen)}
        </b>{' '}
        {METHODS[method]} · {ATTEMPT_STATES[state]} ·{' '}
        <span className="number">{stationTime(Date.parse(createdAt))}</span>
      </p>
      <p className="code">{small.filter((word) => word !== undefined).join(' · ')}</p>
    </li>
  );
}
