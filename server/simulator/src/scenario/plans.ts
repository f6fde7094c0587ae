import type { World } from '../world';
import { scenariosByAmount, type Api, type Scenario, type ScenarioName } from './scenarios';

/** Fixes, at its first request, what shall go wrong with a trade or a refund: what was ordered for it, else for the next one, else by amount. */
export function plan(world: World, subject: string, amount: { kind: 'trade' | 'refund'; fen: number }): void {
  if (world.store.plans.has(subject)) return;
  const ordered = amount.kind === 'trade' ? world.nextPlans.shift() : undefined;
  const byAmount = world.options.amountScenarios ? scenariosByAmount(amount.kind, amount.fen) : [];
  order(world, subject, ordered ?? byAmount);
}

export function order(world: World, subject: string, scenarios: Scenario[]): void {
  const value = { subject, scenarios };
  if (scenarios.length > 0) world.store.save({ kind: 'plan', value });
  else world.store.plans.set(subject, value);
}

/** The scenario of this name that strikes one of the subjects now; it has then struck once more. */
export function strike(
  world: World,
  subjects: readonly (string | undefined)[],
  what: { name: ScenarioName; api?: Api },
): Scenario | undefined {
  for (const subject of subjects) {
    const found = subject === undefined ? undefined : world.store.plans.get(subject);
    const scenario = found?.scenarios.find((one) => applies(one, what));
    if (!found || !scenario) continue;
    scenario.times -= 1;
    world.store.save({ kind: 'plan', value: found });
    return scenario;
  }
  return undefined;
}

function applies(scenario: Scenario, what: { name: ScenarioName; api?: Api }): boolean {
  if (scenario.name !== what.name || scenario.times <= 0) return false;
  return what.api === undefined || scenario.on === undefined || scenario.on.includes(what.api);
}
