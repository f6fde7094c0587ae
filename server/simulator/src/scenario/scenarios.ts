import type { z } from 'zod';
import { byAmount, scenarioSchema as schemaOf } from './scenarioSchema';

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

/**
 * What can go wrong on purpose. The first six strike the calls listed in `on` (all calls when absent); `callback-…` the
 * tries of a callback; the rest the trade or the refund.
 */
const NAMES = [
  'answer-lost',
  'answer-slow',
  'answer-bad-signature',
  'answer-signtest',
  'system-error',
  'too-many-requests',
  'callback-late',
  'callback-never',
  'callback-doubled',
  'callback-forged',
  'callback-altered',
  'callback-signtest',
  'callback-old',
  'callback-other-merchant',
  'callback-wrong-amount',
  'query-wrong-amount',
  'success-after-close',
  'payer-refuses',
  'payer-types-password',
  'payer-slow',
  'payer-fails',
  'success-during-reverse',
  'reverse-again',
  'refund-slow',
  'refund-abnormal',
  'refund-closed',
  'refund-not-enough',
] as const;

export type ScenarioName = (typeof NAMES)[number];

export const scenarioSchema = schemaOf({
  apis: APIS,
  names: NAMES,
  lasting: [
    'answer-slow',
    'callback-never',
    'callback-wrong-amount',
    'query-wrong-amount',
    'payer-refuses',
    'refund-slow',
  ],
});

export type ScenarioInput = z.input<typeof scenarioSchema>;
export type Scenario = z.output<typeof scenarioSchema>;

/** By the last two digits of the trade's total, in fen: ¥200.51 loses the answer to prepay. */
const BY_TOTAL: Readonly<Record<number, ScenarioInput[]>> = {
  51: [{ name: 'answer-lost', on: ['prepay', 'code-pay'] }],
  52: [{ name: 'answer-lost', on: ['query'] }],
  53: [{ name: 'answer-lost', on: ['close', 'reverse'] }],
  54: [{ name: 'answer-slow', on: ['prepay', 'code-pay'] }],
  55: [{ name: 'answer-bad-signature', on: ['query'] }],
  56: [{ name: 'system-error', on: ['prepay', 'code-pay'] }],
  57: [{ name: 'too-many-requests', on: ['prepay', 'code-pay'] }],
  61: [{ name: 'callback-late' }],
  62: [{ name: 'callback-never' }],
  63: [{ name: 'callback-doubled' }],
  64: [{ name: 'callback-forged' }],
  65: [{ name: 'callback-altered' }],
  66: [{ name: 'callback-signtest' }],
  67: [{ name: 'callback-old' }],
  68: [{ name: 'callback-other-merchant' }],
  69: [{ name: 'callback-wrong-amount' }, { name: 'query-wrong-amount' }],
  71: [{ name: 'success-after-close' }],
  72: [{ name: 'payer-refuses' }],
  73: [{ name: 'payer-types-password' }],
  74: [{ name: 'payer-slow' }],
  75: [{ name: 'payer-fails' }],
  76: [{ name: 'payer-types-password' }, { name: 'success-during-reverse' }],
  77: [{ name: 'payer-types-password' }, { name: 'reverse-again' }],
};

/** By the last two digits of the refund's amount, in fen. */
const BY_REFUND: Readonly<Record<number, ScenarioInput[]>> = {
  81: [{ name: 'refund-slow', s: 60 }],
  82: [{ name: 'refund-abnormal' }],
  83: [{ name: 'refund-closed' }],
  84: [{ name: 'refund-not-enough' }],
  85: [{ name: 'answer-lost', on: ['refund'] }],
};

export const scenariosByAmount = byAmount(scenarioSchema, { trade: BY_TOTAL, refund: BY_REFUND });
