import type { World } from '../world';
import { orderIn, planIn, strikeIn, type PlanBook } from './planBook';
import { scenariosByAmount, type Api, type Scenario, type ScenarioName } from './scenarios';

/** Fixes, at its first request, what shall go wrong with a trade or a refund. */
export function plan(world: World, subject: string, amount: { kind: 'trade' | 'refund'; fen: number }): void {
  planIn(bookOf(world), subject, amount);
}

export function order(world: World, subject: string, scenarios: Scenario[]): void {
  orderIn(bookOf(world), subject, scenarios);
}

/** The scenario of this name that strikes one of the subjects now; it has then struck once more. */
export function strike(
  world: World,
  subjects: readonly (string | undefined)[],
  what: { name: ScenarioName; api?: Api },
): Scenario | undefined {
  return strikeIn(bookOf(world), subjects, what);
}

function bookOf(world: World): PlanBook<Scenario> {
  return {
    plans: world.store.plans,
    save: (value) => world.store.save({ kind: 'plan', value }),
    next: world.nextPlans,
    byAmount: (kind, fen) => (world.options.amountScenarios ? scenariosByAmount(kind, fen) : []),
  };
}
