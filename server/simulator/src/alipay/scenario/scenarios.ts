import type { z } from 'zod';
import { byAmount, scenarioSchema as schemaOf } from '../../scenario/scenarioSchema';

const APIS = ['pay', 'precreate', 'query', 'cancel', 'close', 'refund', 'query-refund'] as const;
export type Api = (typeof APIS)[number];

/**
 * What can go wrong on purpose. The first group strikes the calls listed in `on` (all calls when absent); `notice-…` the
 * tries of a notification; the rest the trade or the refund.
 */
const NAMES = [
  'answer-lost',
  'answer-slow',
  'answer-bad-signature',
  'answer-sha1',
  'answer-unsigned',
  'answer-escaped',
  'system-error',
  'unavailable',
  'unavailable-but-done',
  'too-many-requests',
  'notice-late',
  'notice-never',
  'notice-doubled',
  'notice-forged',
  'notice-altered',
  'notice-sha1',
  'notice-other-app',
  'notice-other-merchant',
  'notice-wrong-amount',
  'query-wrong-amount',
  'success-after-close',
  'payer-refuses',
  'payer-types-password',
  'payer-slow',
  'payer-fails',
  'pay-rolled-back',
  'success-during-reverse',
  'reverse-again',
  'refund-slow',
  'refund-lost',
  'refund-not-enough',
] as const;

export type ScenarioName = (typeof NAMES)[number];

export const scenarioSchema = schemaOf({
  apis: APIS,
  names: NAMES,
  lasting: [
    'answer-slow',
    'answer-escaped',
    'notice-never',
    'notice-wrong-amount',
    'query-wrong-amount',
    'payer-refuses',
    'refund-slow',
  ],
});

export type ScenarioInput = z.input<typeof scenarioSchema>;
export type Scenario = z.output<typeof scenarioSchema>;

/** By the last two digits of the trade's total, in fen; where WeChat Pay has the like, the same digits. */
const BY_TOTAL: Readonly<Record<number, ScenarioInput[]>> = {
  51: [{ name: 'answer-lost', on: ['pay', 'precreate'] }],
  52: [{ name: 'answer-lost', on: ['query'] }],
  53: [{ name: 'answer-lost', on: ['close', 'cancel'] }],
  54: [{ name: 'answer-slow', on: ['pay', 'precreate'] }],
  55: [{ name: 'answer-bad-signature', on: ['query'] }],
  56: [{ name: 'system-error', on: ['pay', 'precreate'] }],
  57: [{ name: 'too-many-requests', on: ['pay', 'precreate'] }],
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
  71: [{ name: 'success-after-close' }],
  72: [{ name: 'payer-refuses' }],
  73: [{ name: 'payer-types-password' }],
  74: [{ name: 'payer-slow' }],
  75: [{ name: 'payer-fails' }],
  76: [{ name: 'payer-types-password' }, { name: 'success-during-reverse' }],
  77: [{ name: 'payer-types-password' }, { name: 'reverse-again' }],
  78: [{ name: 'pay-rolled-back' }],
};

/** By the last two digits of the refund's amount, in fen. */
const BY_REFUND: Readonly<Record<number, ScenarioInput[]>> = {
  81: [{ name: 'refund-slow', s: 60 }],
  82: [{ name: 'refund-lost' }],
  84: [{ name: 'refund-not-enough' }],
  85: [{ name: 'answer-lost', on: ['refund'] }],
};

export const scenariosByAmount = byAmount(scenarioSchema, { trade: BY_TOTAL, refund: BY_REFUND });
