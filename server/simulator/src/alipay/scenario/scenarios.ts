import type { z } from 'zod';
import {
  byAmount,
  COMMON_LASTING,
  COMMON_NAMES,
  commonTables,
  scenarioSchema as schemaOf,
} from '../../world/scenarios';

const APIS = ['pay', 'precreate', 'query', 'cancel', 'close', 'refund', 'query-refund'] as const;
export type Api = (typeof APIS)[number];

/** What can be wrong with one try of a notification. */
export const NOTICE_FAULTS = [
  'notice-doubled',
  'notice-forged',
  'notice-altered',
  'notice-sha1',
  'notice-other-app',
  'notice-other-merchant',
  'notice-wrong-amount',
] as const;

/** What can go wrong on purpose: with calls those of `on` (all when absent), with the tries of a notification, with a trade or a refund. */
const NAMES = [
  ...COMMON_NAMES,
  'answer-sha1',
  'answer-unsigned',
  'answer-escaped',
  'unavailable',
  'unavailable-but-done',
  'notice-late',
  'notice-never',
  ...NOTICE_FAULTS,
  'pay-rolled-back',
  'refund-lost',
] as const;

export type ScenarioName = (typeof NAMES)[number];

export const scenarioSchema = schemaOf({
  apis: APIS,
  names: NAMES,
  lasting: [...COMMON_LASTING, 'answer-escaped', 'notice-never', 'notice-wrong-amount'],
});

export type ScenarioInput = z.input<typeof scenarioSchema>;
export type Scenario = z.output<typeof scenarioSchema>;

const COMMON = commonTables<Api>({ begin: ['pay', 'precreate'], end: ['close', 'cancel'] });

export const scenariosByAmount = byAmount<ScenarioInput, Scenario>(scenarioSchema, {
  trade: {
    ...COMMON.trade,
    58: [{ name: 'answer-escaped' }],
    59: [{ name: 'unavailable-but-done', on: ['pay'] }],
    61: [{ name: 'notice-late' }],
    62: [{ name: 'notice-never' }],
    63: [{ name: 'notice-doubled' }],
    64: [{ name: 'notice-forged' }],
    65: [{ name: 'notice-altered' }],
    66: [{ name: 'notice-sha1' }],
    67: [{ name: 'notice-other-app' }],
    68: [{ name: 'notice-other-merchant' }],
    69: [{ name: 'notice-wrong-amount' }, { name: 'query-wrong-amount' }],
    78: [{ name: 'pay-rolled-back' }],
  },
  refund: { ...COMMON.refund, 82: [{ name: 'refund-lost' }] },
});
