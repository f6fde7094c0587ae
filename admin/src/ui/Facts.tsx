import './facts.css';
import type { ReactNode } from 'react';

interface FactsProps {
  readonly name: string;
  readonly facts: readonly (readonly [label: string, value: ReactNode])[];
}

/** What is known of one thing, a line each. */
export function Facts({ name, facts }: FactsProps) {
  return (
    <dl className="facts" data-testid={name}>
      {facts.map(([label, value], index) => (
        // Two goods of an order may have one label.
        <div key={`${label} ${index}`}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
