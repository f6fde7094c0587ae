import { createPrivateKey } from 'node:crypto';
import { ChannelError, type Channel, type CodePayments, type Merchant } from '../channel';
import { applyAbnormalRefund } from './applyAbnormalRefund';
import type { Line } from './callWechatPay';
import { close } from './close';
import { codePay } from './codePay';
import { apiV3KeyObject } from './decryptResource';
import { downloadCertificates } from './downloadCertificates';
import { createExchange } from './exchange';
import { createKeyFinder } from './platformKeys';
import { createQr, prepay } from './prepay';
import { createCallbackReader } from './readCallback';
import { reverse } from './reverse';
import { checkSettings, type WechatPaySettings } from './settings';
import { queryBoth, queryRefundBoth, refundBoth } from './v2/askBoth';
import { openV2, type V2Line } from './v2/callV2';
import { micropay } from './v2/micropay';
import { reverseV2 } from './v2/reverse';
import { walletParams } from './walletParams';

export type { WechatPaySettings } from './settings';

/** Source: WeChat Pay APIv3, partial refunds of one trade are at least a minute apart. */
const REFUND_PAUSE_MS = 60_000;

/**
 * WeChat Pay APIv3 as a service provider: each station is a sub-merchant.
 * Keys, certificates and connections belong to the returned channel alone.
 * @throws Error when the settings cannot work
 */
export function createWechatPay(settings: WechatPaySettings): Channel {
  checkSettings(settings);
  const { appId } = settings;
  const line = openLine(settings);
  const v2 = openV2(settings);
  const linesOf = (merchant: Merchant) => ({ v3: line, v2: merchant.codeApi === 'v2' ? v2 : undefined });
  const privateKey = createPrivateKey(settings.merchantPrivateKeyPem);
  return {
    code: 'wechat-pay',
    wallet: {
      prepay: (request) => prepay(line, request),
      params: (app, prepayId) => walletParams(privateKey, { appId: app, prepayId, now: settings.clock() }),
    },
    codes: codesOf(line, v2),
    ...(appId && { qr: { create: (request) => createQr(line, appId, request) } }),
    query: (merchant, paymentNo) => queryBoth(linesOf(merchant), merchant, paymentNo),
    close: (merchant, paymentNo) =>
      close(line, { merchant, paymentNo }, () => queryBoth(linesOf(merchant), merchant, paymentNo)),
    refund: (request) => refundBoth(linesOf(request.merchant), request),
    queryRefund: (merchant, refundNo) => queryRefundBoth(linesOf(merchant), merchant, refundNo),
    refundPauseMs: REFUND_PAUSE_MS,
    abnormalRefunds: { apply: (merchant, named) => applyAbnormalRefund(line, merchant, named) },
    callbacks: createCallbackReader(line, v2),
  };
}

/** The station's account decides which API collects: the face is the same. */
function codesOf(line: Line, v2: V2Line | undefined): CodePayments {
  const v2Line = () => v2 ?? refuseV2();
  return {
    pay: async (request) => (request.merchant.codeApi === 'v2' ? micropay(v2Line(), request) : codePay(line, request)),
    reverse: async (merchant, paymentNo) =>
      merchant.codeApi === 'v2' ? reverseV2(v2Line(), merchant, paymentNo) : reverse(line, merchant, paymentNo),
  };
}

function refuseV2(): never {
  throw new ChannelError('declined', 'NO_V2', {
    message: 'WeChat Pay: the station collects by V2, which is not set up',
  });
}

function openLine(settings: WechatPaySettings): Line {
  const { publicKeys, clock } = settings;
  const exchange = createExchange(settings);
  const apiV3Key = apiV3KeyObject(settings.apiV3Key);
  const findPublicKey = createKeyFinder({ publicKeys, clock });
  const certificates = { exchange, apiV3Key, findPublicKey, clock };
  const findKey = settings.useCertificates
    ? createKeyFinder({ publicKeys, clock, downloadCertificates: () => downloadCertificates(certificates) })
    : findPublicKey;
  return { settings, exchange, findKey, apiV3Key };
}
