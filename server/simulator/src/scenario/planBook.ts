/** A scenario, as far as striking is concerned. */
interface Planned {
  readonly name: string;
  readonly on?: readonly string[] | undefined;
  times: number;
}

/** Where a provider keeps what shall go wrong with what. */
export interface PlanBook<Scenario extends Planned> {
  readonly plans: Map<string, { subject: string; scenarios: Scenario[] }>;
  readonly save: (plan: { subject: string; scenarios: Scenario[] }) => void;
  /** Ordered for whatever trade comes next. */
  readonly next: Scenario[][];
  readonly byAmount: (kind: 'trade' | 'refund', amountFen: number) => Scenario[];
}

/** Fixes, at its first request, what shall go wrong with a trade or a refund: what was ordered for it, else for the next one, else by amount. */
export function planIn<Scenario extends Planned>(
  book: PlanBook<Scenario>,
  subject: string,
  amount: { kind: 'trade' | 'refund'; fen: number },
): void {
  if (book.plans.has(subject)) return;
  const ordered = amount.kind === 'trade' ? book.next.shift() : undefined;
  orderIn(book, subject, ordered ?? book.byAmount(amount.kind, amount.fen));
}

export function orderIn<Scenario extends Planned>(
  book: PlanBook<Scenario>,
  subject: string,
  scenarios: Scenario[],
): void {
  const plan = { subject, scenarios };
  if (scenarios.length > 0) book.save(plan);
  else book.plans.set(subject, plan);
}

/** The scenario of this name that strikes one of the subjects now; it has then struck once more. */
export function strikeIn<Scenario extends Planned>(
  book: PlanBook<Scenario>,
  subjects: readonly (string | undefined)[],
  what: { name: Scenario['name']; api?: string },
): Scenario | undefined {
  for (const subject of subjects) {
    const found = subject === undefined ? undefined : book.plans.get(subject);
    const scenario = found?.scenarios.find((one) => applies(one, what));
    if (!found || !scenario) continue;
    scenario.times -= 1;
    book.save(found);
    return scenario;
  }
  return undefined;
}

function applies({ name, on, times }: Planned, what: { name: string; api?: string }): boolean {
  if (name !== what.name || times <= 0) return false;
  return what.api === undefined || on === undefined || on.includes(what.api);
}
