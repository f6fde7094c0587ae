import { z } from 'zod';

const ALWAYS = 1_000_000;

/** What a provider can be told to get wrong. */
export interface Repertoire<Api extends string, Name extends string> {
  readonly apis: readonly [Api, ...Api[]];
  readonly names: readonly [Name, ...Name[]];
  /** These strike every time unless told how often (`times`); the others once, so that what they break can heal. */
  readonly lasting: readonly NoInfer<Name>[];
}

/** One scenario as it is ordered; times are simulated seconds but for an answer that is slow in earnest. */
export function scenarioSchema<Api extends string, Name extends string>(repertoire: Repertoire<Api, Name>) {
  const lasting: ReadonlySet<string> = new Set(repertoire.lasting);
  return z
    .strictObject({
      name: z.enum(repertoire.names),
      on: z.array(z.enum(repertoire.apis)).optional(),
      times: z.int().min(1).optional(),
      /** `answer-slow`: real milliseconds. */
      ms: z.int().min(0).max(600_000).default(8000),
      /** What comes late or slowly: simulated seconds. */
      s: z.number().min(0).default(10),
    })
    .transform((given) => ({ ...given, times: given.times ?? (lasting.has(given.name) ? ALWAYS : 1) }));
}

type Table<Input> = Readonly<Record<number, readonly Input[]>>;

/** Scenarios by the last two digits of an amount in fen: a table for trades, one for refunds. */
export function byAmount<Input, Scenario>(
  schema: z.ZodType<Scenario, Input>,
  tables: Readonly<Record<'trade' | 'refund', Table<Input>>>,
): (kind: 'trade' | 'refund', amountFen: number) => Scenario[] {
  return (kind, amountFen) => (tables[kind][amountFen % 100] ?? []).map((input) => schema.parse(input));
}
