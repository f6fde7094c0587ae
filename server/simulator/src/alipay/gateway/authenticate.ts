import type { Alipay, App } from '../alipay';
import { msOf } from '../instant';
import { signedText, verifiesText } from '../keys/rsa2';
import type { AlipayMerchant } from '../options';
import { GatewayError } from './gatewayError';

/** How far a request's clock may be off. Alipay names no figure; a wrong time zone is hours off. */
const MAX_AGE_MS = 10 * 60_000;

type Fields = Readonly<Record<string, string>>;

/** Which app sent this. The app id is looked at before anything else, as the real one does. */
export function appOf(alipay: Alipay, fields: Fields): App {
  const appId = required(fields, 'app_id', ['isv.missing-app-id', '缺少appId参数']);
  const app = alipay.apps.get(appId);
  if (!app) throw new GatewayError('40002', 'isv.invalid-app-id', '无效的AppID参数');
  return app;
}

/** Refuses what the app did not sign, or signed wrongly. Source: Alipay OpenAPI, 公共错误码. */
export function checkRequest(alipay: Alipay, app: App, fields: Fields): void {
  required(fields, 'version', ['isv.missing-version', '缺少版本参数']);
  if (!/^json$/i.test(fields['format'] ?? 'JSON')) {
    throw new GatewayError('40002', 'isv.invalid-format', '无效的数据格式');
  }
  if (!/^utf-?8$/i.test(fields['charset'] ?? '')) throw new GatewayError('40002', 'isv.invalid-charset', '字符集错误');
  checkTime(alipay, required(fields, 'timestamp', ['isv.missing-timestamp', '缺少时间戳参数']));
  const kind = required(fields, 'sign_type', ['isv.missing-signature-type', '缺少签名类型参数']);
  // The real one still takes RSA from old apps; whoever uses it here has made a mistake.
  if (kind !== 'RSA2') throw new GatewayError('40002', 'isv.invalid-signature-type', '无效的签名类型');
  checkSerials(app, fields);
  const signature = required(fields, 'sign', ['isv.missing-signature', '缺少签名参数']);
  const text = signedText(fields, ['sign']);
  if (!verifiesText(app.publicKey, text, signature)) {
    const shown = text.replaceAll('&', '&amp;');
    throw new GatewayError(
      '40002',
      'isv.invalid-signature',
      `验签出错，建议检查签名字符串或签名私钥与应用公钥是否匹配，网关生成的验签字符串为：${shown}`,
    );
  }
}

/** Whom the app acts for; without a token for nobody, because the service provider itself collects nothing. */
export function merchantOf({ merchants }: App, token: string | undefined): AlipayMerchant {
  if (!token)
    throw new GatewayError('40006', 'isv.insufficient-isv-permissions', 'ISV权限不足，建议在开发者中心检查签约');
  const merchant = merchants.find((one) => one.appAuthToken === token);
  if (!merchant) throw new GatewayError('20001', 'aop.invalid-app-auth-token', '无效的应用授权令牌');
  return merchant;
}

function required(fields: Fields, name: string, [subCode, message]: readonly [string, string]): string {
  const value = fields[name];
  if (value === undefined || value === '') throw new GatewayError('40001', subCode, message);
  return value;
}

function checkTime(alipay: Alipay, timestamp: string): void {
  const sentMs = msOf(timestamp);
  if (sentMs === undefined || Math.abs(alipay.clock.wireNowMs() - sentMs) > MAX_AGE_MS) {
    throw new GatewayError('40002', 'isv.invalid-timestamp', '非法的时间戳参数');
  }
}

function checkSerials({ keys: { certificates } }: App, fields: Fields): void {
  if (!certificates) return;
  const app = required(fields, 'app_cert_sn', ['isv.missing-app-cert-sn', '缺少应用公钥证书序列号']);
  const root = required(fields, 'alipay_root_cert_sn', ['isv.missing-alipay-root-cert-sn', '缺少支付宝根证书序列号']);
  if (app !== certificates.appSerial) throw new GatewayError('40002', 'isv.app-cert-not-exist', '应用公钥证书不存在');
  if (root !== certificates.rootSerial) {
    throw new GatewayError('40002', 'isv.invalid-alipay-root-cert-sn', '无效的支付宝根证书序列号');
  }
}
