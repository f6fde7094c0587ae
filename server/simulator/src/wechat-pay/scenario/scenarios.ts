import type { z } from 'zod';
import {
  byAmount,
  COMMON_LASTING,
  COMMON_NAMES,
  commonTables,
  scenarioSchema as schemaOf,
} from '../../world/scenarios';

const APIS = [
  'prepay',
  'code-pay',
  'query',
  'close',
  'reverse',
  'refund',
  'query-refund',
  'abnormal-refund',
  'certificates',
] as const;
export type Api = (typeof APIS)[number];

/** What can be wrong with one try of a callback. */
export const CALLBACK_FAULTS = [
  'callback-doubled',
  'callback-forged',
  'callback-altered',
  'callback-signtest',
  'callback-old',
  'callback-other-merchant',
  'callback-wrong-amount',
] as const;

/** What can go wrong on purpose: with calls those of `on` (all when absent), with the tries of a callback, with a trade or a refund. */
const NAMES = [
  ...COMMON_NAMES,
  'answer-signtest',
  'callback-late',
  'callback-never',
  ...CALLBACK_FAULTS,
  'refund-abnormal',
  'refund-closed',
] as const;

export type ScenarioName = (typeof NAMES)[number];

export const scenarioSchema = schemaOf({
  apis: APIS,
  names: NAMES,
  lasting: [...COMMON_LASTING, 'callback-never', 'callback-wrong-amount'],
});

export type ScenarioInput = z.input<typeof scenarioSchema>;
export type Scenario = z.output<typeof scenarioSchema>;

const COMMON = commonTables<Api>({ begin: ['prepay', 'code-pay'], end: ['close', 'reverse'] });

export const scenariosByAmount = byAmount<ScenarioInput, Scenario>(scenarioSchema, {
  trade: {
    ...COMMON.trade,
    61: [{ name: 'callback-late' }],
    62: [{ name: 'callback-never' }],
    63: [{ name: 'callback-doubled' }],
    64: [{ name: 'callback-forged' }],
    65: [{ name: 'callback-altered' }],
    66: [{ name: 'callback-signtest' }],
    67: [{ name: 'callback-old' }],
    68: [{ name: 'callback-other-merchant' }],
    69: [{ name: 'callback-wrong-amount' }, { name: 'query-wrong-amount' }],
  },
  refund: {
    ...COMMON.refund,
    82: [{ name: 'refund-abnormal' }],
    83: [{ name: 'refund-closed' }],
  },
});
