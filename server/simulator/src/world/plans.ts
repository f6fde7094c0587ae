/** A scenario, as far as striking is concerned. */
interface Planned {
  readonly name: string;
  readonly on?: readonly string[] | undefined;
  times: number;
}

export interface Plan<Scenario> {
  /** A trade's number, a refund's, or whose they are. */
  subject: string;
  scenarios: Scenario[];
}

/** What shall go wrong with what. */
export interface Plans<Scenario extends Planned> {
  /** Fixes it for a trade or a refund at its first request: what was ordered for it, else for the next trade, else by amount. */
  fix(subject: string, amount: { kind: 'trade' | 'refund'; fen: number }): void;
  /** For the next new trade, first come first served, when no subject is named. */
  order(subject: string | undefined, scenarios: Scenario[]): void;
  /** The scenario of this name that strikes one of the subjects now; it has then struck once more. */
  strike(
    subjects: readonly (string | undefined)[],
    what: { name: Scenario['name']; api?: NonNullable<Scenario['on']>[number] },
  ): Scenario | undefined;
  of(subject: string): Scenario[];
  /** Forgets what was ordered for trades to come. */
  clear(): void;
}

/** Where a wallet keeps its plans, and which scenarios its amounts choose. */
export interface PlanBook<Scenario> {
  readonly kept: Map<string, Plan<Scenario>>;
  readonly save: (plan: Plan<Scenario>) => void;
  readonly byAmount: (kind: 'trade' | 'refund', amountFen: number) => Scenario[];
}

export function createPlans<Scenario extends Planned>({ kept, save, byAmount }: PlanBook<Scenario>): Plans<Scenario> {
  const next: Scenario[][] = [];
  const write = (plan: Plan<Scenario>) => {
    // Who has nothing to fear is not worth a line in the journal.
    if (plan.scenarios.length > 0) save(plan);
    else kept.set(plan.subject, plan);
  };
  return {
    fix: (subject, { kind, fen }) => {
      if (kept.has(subject)) return;
      const ordered = kind === 'trade' ? next.shift() : undefined;
      write({ subject, scenarios: ordered ?? byAmount(kind, fen) });
    },
    order: (subject, scenarios) => {
      if (subject === undefined) next.push(scenarios);
      else write({ subject, scenarios });
    },
    strike: (subjects, what) => {
      for (const subject of subjects) {
        const plan = subject === undefined ? undefined : kept.get(subject);
        const scenario = plan?.scenarios.find((one) => applies(one, what));
        if (!plan || !scenario) continue;
        scenario.times -= 1;
        save(plan);
        return scenario;
      }
      return undefined;
    },
    of: (subject) => kept.get(subject)?.scenarios ?? [],
    clear: () => void next.splice(0),
  };
}

function applies({ name, on, times }: Planned, what: { name: string; api?: string }): boolean {
  if (name !== what.name || times <= 0) return false;
  return what.api === undefined || on === undefined || on.includes(what.api);
}
