import { createPrivateKey } from 'node:crypto';
import type { Channel } from '../channel';
import type { Line } from './callWechatPay';
import { close } from './close';
import { apiV3KeyObject } from './decryptResource';
import { downloadCertificates } from './downloadCertificates';
import { createExchange } from './exchange';
import { createKeyFinder } from './platformKeys';
import { prepay } from './prepay';
import { query } from './query';
import { queryRefund } from './queryRefund';
import { createCallbackReader } from './readCallback';
import { refund } from './refund';
import { checkSettings, type WechatPaySettings } from './settings';
import { walletParams } from './walletParams';

export type { WechatPaySettings } from './settings';

/**
 * WeChat Pay APIv3 as a service provider: each station is a sub-merchant.
 * Keys, certificates and connections belong to the returned channel alone.
 * @throws Error when the settings cannot work
 */
export function createWechatPay(settings: WechatPaySettings): Channel {
  checkSettings(settings);
  const line = openLine(settings);
  const privateKey = createPrivateKey(settings.merchantPrivateKeyPem);
  return {
    code: 'wechat-pay',
    wallet: {
      prepay: (request) => prepay(line, request),
      params: (appId, prepayId) => walletParams(privateKey, { appId, prepayId, now: settings.clock() }),
    },
    query: (merchant, paymentNo) => query(line, merchant, paymentNo),
    close: (merchant, paymentNo) => close(line, merchant, paymentNo),
    refund: (request) => refund(line, request),
    queryRefund: (merchant, refundNo) => queryRefund(line, merchant, refundNo),
    callbacks: createCallbackReader(line),
  };
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
