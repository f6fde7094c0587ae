import type { Alipay } from '../alipay';
import { scenariosByAmount, type Api, type Scenario, type ScenarioName } from './scenarios';

/** Fixes, at its first request, what shall go wrong with a trade or a refund: what was ordered for it, else for the next one, else by amount. */
export function plan(alipay: Alipay, subject: string, amount: { kind: 'trade' | 'refund'; fen: number }): void {
  if (alipay.books.plans.has(subject)) return;
  const ordered = amount.kind === 'trade' ? alipay.nextPlans.shift() : undefined;
  const byAmount = alipay.world.options.amountScenarios ? scenariosByAmount(amount.kind, amount.fen) : [];
  order(alipay, subject, ordered ?? byAmount);
}

export function order(alipay: Alipay, subject: string, scenarios: Scenario[]): void {
  const value = { subject, scenarios };
  if (scenarios.length > 0) alipay.books.save({ kind: 'plan', value });
  else alipay.books.plans.set(subject, value);
}

/** The scenario of this name that strikes one of the subjects now; it has then struck once more. */
export function strike(
  alipay: Alipay,
  subjects: readonly (string | undefined)[],
  what: { name: ScenarioName; api?: Api },
): Scenario | undefined {
  for (const subject of subjects) {
    const found = subject === undefined ? undefined : alipay.books.plans.get(subject);
    const scenario = found?.scenarios.find((one) => applies(one, what));
    if (!found || !scenario) continue;
    scenario.times -= 1;
    alipay.books.save({ kind: 'plan', value: found });
    return scenario;
  }
  return undefined;
}

function applies(scenario: Scenario, what: { name: ScenarioName; api?: Api }): boolean {
  if (scenario.name !== what.name || scenario.times <= 0) return false;
  return what.api === undefined || scenario.on === undefined || scenario.on.includes(what.api);
}
