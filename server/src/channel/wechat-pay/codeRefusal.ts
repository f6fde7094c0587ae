import type { ChannelError } from '../channel';
import { declined, unanswered, type Refusal } from './errors';

/**
 * WeChat Pay's documents say of these that a payment by code has certainly failed 支付确认失败. Codes that a repeated
 * request may get, like INVALID_REQUEST, and codes we never heard of leave it open. Source: WeChat Pay V2, /pay/micropay.
 */
const CERTAIN_CODES = new Set([
  'APPID_MCHID_NOT_MATCH',
  'APPID_NOT_EXIST',
  'AUTH_CODE_ERROR',
  'AUTH_CODE_EXPIRE',
  'AUTH_CODE_INVALID',
  'BUYER_MISMATCH',
  'LACK_PARAMS',
  'MCHID_NOT_EXIST',
  'MCH_NOT_EXISTS',
  'NOTSUPORTCARD',
  'NOT_ENOUGH',
  'NOT_UTF8',
  'NO_AUTH',
  'ORDER_CLOSED',
  'ORDER_REVERSED',
  'PARAM_ERROR',
  'SIGN_ERROR',
  'TRADE_ERROR',
]);

/** What a refused payment by code means. A number is sent once, so a refusal is never an echo of an earlier success. */
export function notCollected(refusal: Refusal): ChannelError {
  return CERTAIN_CODES.has(refusal.code) ? declined(refusal) : unanswered(refusal);
}
