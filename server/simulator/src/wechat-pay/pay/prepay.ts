import { checkFields } from '../http/checkFields';
import type { Subject, V3Api, V3Request } from '../http/v3Api';
import { textAt, wholeNumberAt } from '../../world/valueAt';
import { WechatError } from '../http/wechatError';
import type { Trade } from '../store/records';
import { keyOf } from '../store/store';
import type { Merchant, WechatPay } from '../wechatPay';
import { nativeFields, prepayFields, type NativeFields, type PrepayFields } from './prepayFields';
import { relatedSub } from './relations';
import { refreshed } from './tradeState';

const DAY_MS = 86_400_000;

/** Opens a trade, or gives the same trade a fresh prepay_id. */
export const prepay: V3Api = {
  method: 'POST',
  path: /^\/v3\/pay\/partner\/transactions\/jsapi$/,
  api: 'prepay',
  about,
  handle: (wechat, { merchant, body }) => {
    const fields = checkFields(prepayFields, body, 'body');
    relatedSub(merchant, fields);
    const user = payerOf(wechat, fields);
    const { payer } = fields;
    const trade = openTrade(wechat, merchant, { fields, tradeType: 'JSAPI', payer: { ...payer, user } });
    const id = `wx${wechat.ids.digits(nameOf(trade), 34)}`;
    return { status: 200, body: { prepay_id: keep(wechat, trade, id) } };
  },
};

/** Opens a trade that anybody may pay who scans its code, or draws a new code for it: the old one is dead then. */
export const nativePrepay: V3Api = {
  method: 'POST',
  path: /^\/v3\/pay\/partner\/transactions\/native$/,
  api: 'prepay',
  about,
  handle: (wechat, { merchant, body }) => {
    const fields = checkFields(nativeFields, body, 'body');
    relatedSub(merchant, fields);
    const trade = openTrade(wechat, merchant, { fields, tradeType: 'NATIVE', payer: { user: '' } });
    const id = keep(wechat, trade, wechat.ids.letters(nameOf(trade), 9));
    return { status: 200, body: { code_url: `weixin://wxpay/bizpayurl?pr=${id}` } };
  },
};

/** What a prepay is about; its scenarios are fixed at the first look. */
function about(wechat: WechatPay, { body }: Pick<V3Request, 'body'>): Subject {
  const outTradeNo = textAt(body, ['out_trade_no']);
  const totalFen = wholeNumberAt(body, ['amount', 'total']);
  if (outTradeNo !== undefined && totalFen !== undefined)
    wechat.plans.fix(outTradeNo, { kind: 'trade', fen: totalFen });
  return { outTradeNo };
}

interface Opening {
  fields: NativeFields;
  tradeType: 'JSAPI' | 'NATIVE';
  payer: { user: string; sp_openid?: string | undefined; sub_openid?: string | undefined };
}

/** The trade of this number, when it may still be paid and was asked for in the same words; else a new one. */
function openTrade(wechat: WechatPay, merchant: Merchant, opening: Opening): Trade {
  return existing(wechat, opening.fields) ?? opened(wechat, merchant, opening);
}

/** Names the next prepay of the trade for the generator of ids. */
function nameOf(trade: Trade): string {
  return `prepay|${trade.spMchid}|${trade.outTradeNo}|${trade.prepays.length}`;
}

function keep(wechat: WechatPay, trade: Trade, id: string): string {
  trade.prepays.push({ id, createdMs: wechat.clock.nowMs() });
  wechat.store.save({ kind: 'trade', value: trade });
  return id;
}

/** The person behind the openid. Exactly the app the openid came from will do. */
function payerOf(wechat: WechatPay, fields: PrepayFields): string {
  const { sp_openid: spOpenid, sub_openid: subOpenid } = fields.payer;
  if (spOpenid === undefined && subOpenid === undefined)
    throw new WechatError(400, 'PARAM_ERROR', 'JSAPI支付必须传openid');
  if (subOpenid !== undefined && fields.sub_appid === undefined) {
    throw new WechatError(400, 'PARAM_ERROR', '传入sub_openid时必须传sub_appid');
  }
  const claims = [
    { openid: spOpenid, appid: fields.sp_appid },
    { openid: subOpenid, appid: fields.sub_appid },
  ];
  const users = claims.flatMap(({ openid, appid }) => (openid === undefined ? [] : [userOf(wechat, openid, appid)]));
  return users[0] ?? '';
}

function userOf(wechat: WechatPay, openid: string, appid: string | undefined): string {
  const person = wechat.store.people.get(openid);
  if (!person) throw new WechatError(400, 'PARAM_ERROR', '无效的openid');
  if (person.appid !== appid) throw new WechatError(400, 'PARAM_ERROR', 'appid和openid不匹配');
  return person.user;
}

function existing(wechat: WechatPay, fields: NativeFields): Trade | undefined {
  const found = wechat.store.trades.get(keyOf(fields.sp_mchid, fields.out_trade_no));
  if (!found) return undefined;
  const trade = refreshed(wechat, found);
  if (trade.fingerprint !== fingerprintOf(fields)) throw new WechatError(403, 'OUT_TRADE_NO_USED', '商户订单号重复');
  if (trade.state === 'CLOSED') throw new WechatError(400, 'ORDER_CLOSED', '该订单已关闭');
  if (trade.state !== 'NOTPAY') throw new WechatError(400, 'INVALID_REQUEST', '该订单已支付');
  return trade;
}

function opened(wechat: WechatPay, merchant: Merchant, { fields, tradeType, payer }: Opening): Trade {
  const nowMs = wechat.clock.nowMs();
  return {
    spMchid: merchant.spMchid,
    subMchid: fields.sub_mchid,
    outTradeNo: fields.out_trade_no,
    tradeType,
    api: 'v3',
    spAppid: fields.sp_appid,
    subAppid: fields.sub_appid,
    spOpenid: payer.sp_openid,
    subOpenid: payer.sub_openid,
    user: payer.user,
    description: fields.description,
    attach: fields.attach,
    deviceId: fields.scene_info?.device_id,
    notifyUrl: fields.notify_url,
    totalFen: fields.amount.total,
    expiresMs: expiryOf(fields.time_expire, { nowMs, mostDays: MOST_DAYS[tradeType] }),
    fingerprint: fingerprintOf(fields),
    prepays: [],
    state: 'NOTPAY',
    createdMs: nowMs,
    refusals: 0,
  };
}

/** Source: WeChat Pay APIv3, time_expire. The two pages differ. */
const MOST_DAYS = { JSAPI: 15, NATIVE: 7 } as const;

/** Less than a minute is raised to a minute; without one, seven days. */
function expiryOf(timeExpire: string | undefined, { nowMs, mostDays }: { nowMs: number; mostDays: number }): number {
  if (timeExpire === undefined) return nowMs + 7 * DAY_MS;
  const ms = Date.parse(timeExpire);
  if (Number.isNaN(ms) || ms <= nowMs || ms > nowMs + mostDays * DAY_MS) {
    throw new WechatError(400, 'PARAM_ERROR', 'time_expire时间过短、过长或已过期，刷新重新发起');
  }
  return Math.max(ms, nowMs + 60_000);
}

/** zod rebuilds objects in the schema's order, so the order of the sender's fields does not count. */
function fingerprintOf(fields: NativeFields): string {
  return JSON.stringify(fields);
}
