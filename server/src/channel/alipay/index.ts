import type { Channel } from '../channel';
import { close } from './close';
import { createQr } from './createQr';
import { openLine } from './openLine';
import { pay } from './pay';
import { query } from './query';
import { queryRefund } from './queryRefund';
import { createNotificationReader } from './readNotification';
import { refund } from './refund';
import { reverse } from './reverse';
import { checkSettings, type AlipaySettings } from './settings';

export type { AlipaySettings } from './settings';

/** Source: Alipay OpenAPI, refunds of one trade are at least three seconds apart. */
const REFUND_PAUSE_MS = 3_000;

/**
 * Alipay as a service provider: each station is a merchant that lets us act for it by its `app_auth_token`.
 * @throws Error when the settings cannot work
 */
export function createAlipay(settings: AlipaySettings): Channel {
  checkSettings(settings);
  const line = openLine(settings);
  return {
    code: 'alipay',
    query: (merchant, paymentNo) => query(line, merchant, paymentNo),
    close: (merchant, paymentNo) => close(line, merchant, paymentNo),
    refund: (request) => refund(line, request),
    queryRefund: (merchant, refundNo, paymentNo) => queryRefund(line, merchant, { refundNo, paymentNo }),
    refundPauseMs: REFUND_PAUSE_MS,
    callbacks: createNotificationReader(line),
    codes: {
      pay: (request) => pay(line, request),
      reverse: (merchant, paymentNo) => reverse(line, merchant, paymentNo),
    },
    qr: { create: (request) => createQr(line, request) },
  };
}
