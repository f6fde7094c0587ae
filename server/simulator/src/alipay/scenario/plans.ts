import type { Alipay } from '../alipay';
import { orderIn, planIn, strikeIn, type PlanBook } from '../../scenario/planBook';
import { scenariosByAmount, type Api, type Scenario, type ScenarioName } from './scenarios';

/** Fixes, at its first request, what shall go wrong with a trade or a refund. */
export function plan(alipay: Alipay, subject: string, amount: { kind: 'trade' | 'refund'; fen: number }): void {
  planIn(bookOf(alipay), subject, amount);
}

export function order(alipay: Alipay, subject: string, scenarios: Scenario[]): void {
  orderIn(bookOf(alipay), subject, scenarios);
}

/** The scenario of this name that strikes one of the subjects now; it has then struck once more. */
export function strike(
  alipay: Alipay,
  subjects: readonly (string | undefined)[],
  what: { name: ScenarioName; api?: Api },
): Scenario | undefined {
  return strikeIn(bookOf(alipay), subjects, what);
}

function bookOf(alipay: Alipay): PlanBook<Scenario> {
  return {
    plans: alipay.books.plans,
    save: (value) => alipay.books.save({ kind: 'plan', value }),
    next: alipay.nextPlans,
    byAmount: (kind, fen) => (alipay.world.options.amountScenarios ? scenariosByAmount(kind, fen) : []),
  };
}
