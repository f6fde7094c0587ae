import type { OrderStep } from '@jiayou/contract';
import { Checkbox } from 'antd';
import { useState } from 'react';
import { groupOf, STEP_GROUPS, stepSource, stepTitle, type StepGroup } from '../../features/orders/stepWords';
import { yuan } from '../../ui/money';
import { stationTime } from '../../ui/time';

const GROUPS = Object.entries(STEP_GROUPS) as [StepGroup, string][];

/** Everything that happened, oldest first; what was said and heard is a click away. */
export function OrderTimeline({ steps }: { readonly steps: readonly OrderStep[] }) {
  const [shown, setShown] = useState<readonly StepGroup[]>(GROUPS.map(([group]) => group));
  return (
    <section className="card" aria-labelledby="timeline">
      <h2 id="timeline">经过</h2>
      <Checkbox.Group
        value={[...shown]}
        options={GROUPS.map(([value, label]) => ({ value, label }))}
        onChange={(groups) => setShown(groups)}
      />
      <ol className="timeline" data-testid="timeline">
        {steps
          .filter((step) => shown.includes(groupOf(step)))
          .map((step, index) => (
            <Step key={`${step.at} ${step.source} ${step.kind} ${index}`} step={step} />
          ))}
      </ol>
    </section>
  );
}

/** A ledger line is keyed by whose money it was: `payment:P2026…`. */
const numberOf = (number: string): string => number.replace(/^(payment|refund):/, '');

function Step({ step }: { readonly step: OrderStep }) {
  const { at, source, byName, tillName, number, amountFen, note, raw } = step;
  const said = [byName, tillName, stepSource(step)].filter(Boolean).join(' · ');
  return (
    <li className={`step ${groupOf(step)}`}>
      <time dateTime={at}>{stationTime(Date.parse(at))}</time>
      <div>
        <p>
          <b>{stepTitle(step)}</b> {amountFen !== undefined && <span className="number">{yuan(amountFen)}</span>}
          {said !== '' && <span className="hint"> {said}</span>}
        </p>
        {note !== undefined && <p>{note}</p>}
        {number !== undefined && source !== 'till' && <p className="code">{numberOf(number)}</p>}
        {raw !== undefined && (
          <details>
            <summary>原始记录（已脱敏）</summary>
            <pre tabIndex={0}>{JSON.stringify(raw, null, 2)}</pre>
          </details>
        )}
      </div>
    </li>
  );
}
