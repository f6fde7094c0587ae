import { z } from 'zod';

const ALWAYS = 1_000_000;

/** What can go wrong with either wallet. */
export const COMMON_NAMES = [
  'answer-lost',
  'answer-slow',
  'answer-bad-signature',
  'system-error',
  'too-many-requests',
  'query-wrong-amount',
  'success-after-close',
  'payer-refuses',
  'payer-types-password',
  'payer-slow',
  'payer-fails',
  'success-during-reverse',
  'reverse-again',
  'refund-slow',
  'refund-not-enough',
] as const;

/** These strike every time unless told how often; the others once, so that what they break can heal. */
export const COMMON_LASTING = ['answer-slow', 'query-wrong-amount', 'payer-refuses', 'refund-slow'] as const;

/** What a provider can be told to get wrong. */
export interface Repertoire<Api extends string, Name extends string> {
  readonly apis: readonly [Api, ...Api[]];
  readonly names: readonly [Name, ...Name[]];
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

interface Tables<Input> {
  trade: Table<Input>;
  refund: Table<Input>;
}

/** Scenarios by the last two digits of an amount in fen. */
export function byAmount<Input, Scenario>(
  schema: z.ZodType<Scenario, Input>,
  tables: Tables<Input>,
): (kind: 'trade' | 'refund', amountFen: number) => Scenario[] {
  return (kind, amountFen) => (tables[kind][amountFen % 100] ?? []).map((input) => schema.parse(input));
}

interface CommonInput<Api> {
  name: (typeof COMMON_NAMES)[number];
  on?: Api[];
  s?: number;
}

/** The digits that mean the same to both wallets: ¥200.51 loses the answer to what begins a payment. */
export function commonTables<Api extends string>(calls: {
  begin: Api[];
  end: Api[];
}): Tables<CommonInput<Api | 'query' | 'refund'>> {
  const { begin, end } = calls;
  return {
    trade: {
      51: [{ name: 'answer-lost', on: begin }],
      52: [{ name: 'answer-lost', on: ['query'] }],
      53: [{ name: 'answer-lost', on: end }],
      54: [{ name: 'answer-slow', on: begin }],
      55: [{ name: 'answer-bad-signature', on: ['query'] }],
      56: [{ name: 'system-error', on: begin }],
      57: [{ name: 'too-many-requests', on: begin }],
      71: [{ name: 'success-after-close' }],
      72: [{ name: 'payer-refuses' }],
      73: [{ name: 'payer-types-password' }],
      74: [{ name: 'payer-slow' }],
      75: [{ name: 'payer-fails' }],
      76: [{ name: 'payer-types-password' }, { name: 'success-during-reverse' }],
      77: [{ name: 'payer-types-password' }, { name: 'reverse-again' }],
    },
    refund: {
      81: [{ name: 'refund-slow', s: 60 }],
      84: [{ name: 'refund-not-enough' }],
      85: [{ name: 'answer-lost', on: ['refund'] }],
    },
  };
}
