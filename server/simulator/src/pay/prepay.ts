import { checkFields } from '../http/checkFields';
import type { Subject, V3Api, V3Request } from '../http/v3Api';
import { textAt, wholeNumberAt } from '../http/valueAt';
import { WechatError } from '../http/wechatError';
import { plan } from '../scenario/plans';
import type { Trade } from '../store/records';
import { keyOf } from '../store/store';
import type { Merchant, World } from '../world';
import { nativeFields, prepayFields, type NativeFields, type PrepayFields } from './prepayFields';
import { checkApps, checkServiceProvider, subMerchantOf } from './relations';
import { refreshed } from './tradeState';

const DAY_MS = 86_400_000;

/** Opens a trade, or gives the same trade a fresh prepay_id. */
export const prepay: V3Api = {
  method: 'POST',
  path: /^\/v3\/pay\/partner\/transactions\/jsapi$/,
  api: 'prepay',
  about,
  handle: (world, { merchant, body }) => {
    const fields = checkFields(prepayFields, body, 'body');
    checkServiceProvider(merchant, fields.sp_mchid);
    const sub = subMerchantOf(merchant, fields.sub_mchid);
    checkApps(merchant, sub, { spAppid: fields.sp_appid, subAppid: fields.sub_appid });
    const user = payerOf(world, fields);
    const { payer } = fields;
    const trade = openTrade(world, merchant, { fields, tradeType: 'JSAPI', payer: { ...payer, user } });
    const id = `wx${world.ids.digits(nameOf(trade), 34)}`;
    return { status: 200, body: { prepay_id: keep(world, trade, id) } };
  },
};

/** Opens a trade that anybody may pay who scans its code, or draws a new code for it: the old one is dead then. */
export const nativePrepay: V3Api = {
  method: 'POST',
  path: /^\/v3\/pay\/partner\/transactions\/native$/,
  api: 'prepay',
  about,
  handle: (world, { merchant, body }) => {
    const fields = checkFields(nativeFields, body, 'body');
    checkServiceProvider(merchant, fields.sp_mchid);
    const sub = subMerchantOf(merchant, fields.sub_mchid);
    checkApps(merchant, sub, { spAppid: fields.sp_appid, subAppid: fields.sub_appid });
    const trade = openTrade(world, merchant, { fields, tradeType: 'NATIVE', payer: { user: '' } });
    const id = keep(world, trade, world.ids.letters(nameOf(trade), 9));
    return { status: 200, body: { code_url: `weixin://wxpay/bizpayurl?pr=${id}` } };
  },
};

/** What a prepay is about; its scenarios are fixed at the first look. */
function about(world: World, { body }: Pick<V3Request, 'body'>): Subject {
  const outTradeNo = textAt(body, ['out_trade_no']);
  const totalFen = wholeNumberAt(body, ['amount', 'total']);
  if (outTradeNo !== undefined && totalFen !== undefined) plan(world, outTradeNo, { kind: 'trade', fen: totalFen });
  return { outTradeNo };
}

interface Opening {
  fields: NativeFields;
  tradeType: 'JSAPI' | 'NATIVE';
  payer: { user: string; sp_openid?: string | undefined; sub_openid?: string | undefined };
}

/** The trade of this number, when it may still be paid and was asked for in the same words; else a new one. */
function openTrade(world: World, merchant: Merchant, opening: Opening): Trade {
  return existing(world, opening.fields) ?? opened(world, merchant, opening);
}

/** Names the next prepay of the trade for the generator of ids. */
function nameOf(trade: Trade): string {
  return `prepay|${trade.spMchid}|${trade.outTradeNo}|${trade.prepays.length}`;
}

function keep(world: World, trade: Trade, id: string): string {
  trade.prepays.push({ id, createdMs: world.clock.nowMs() });
  world.store.save({ kind: 'trade', value: trade });
  return id;
}

/** The person behind the openid. Exactly the app the openid came from will do. */
function payerOf(world: World, fields: PrepayFields): string {
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
  const users = claims.flatMap(({ openid, appid }) => (openid === undefined ? [] : [userOf(world, openid, appid)]));
  return users[0] ?? '';
}

function userOf(world: World, openid: string, appid: string | undefined): string {
  const person = world.store.people.get(openid);
  if (!person) throw new WechatError(400, 'PARAM_ERROR', '无效的openid');
  if (person.appid !== appid) throw new WechatError(400, 'PARAM_ERROR', 'appid和openid不匹配');
  return person.user;
}

function existing(world: World, fields: NativeFields): Trade | undefined {
  const found = world.store.trades.get(keyOf(fields.sp_mchid, fields.out_trade_no));
  if (!found) return undefined;
  const trade = refreshed(world, found);
  if (trade.fingerprint !== fingerprintOf(fields)) throw new WechatError(403, 'OUT_TRADE_NO_USED', '商户订单号重复');
  if (trade.state === 'CLOSED') throw new WechatError(400, 'ORDER_CLOSED', '该订单已关闭');
  if (trade.state !== 'NOTPAY') throw new WechatError(400, 'INVALID_REQUEST', '该订单已支付');
  return trade;
}

function opened(world: World, merchant: Merchant, { fields, tradeType, payer }: Opening): Trade {
  const nowMs = world.clock.nowMs();
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
    expiresMs: expiryOf(fields.time_expire, nowMs),
    fingerprint: fingerprintOf(fields),
    prepays: [],
    state: 'NOTPAY',
    createdMs: nowMs,
    refusals: 0,
  };
}

/** Less than a minute is raised to a minute; without one, seven days. */
function expiryOf(timeExpire: string | undefined, nowMs: number): number {
  if (timeExpire === undefined) return nowMs + 7 * DAY_MS;
  const ms = Date.parse(timeExpire);
  if (Number.isNaN(ms) || ms <= nowMs || ms > nowMs + 15 * DAY_MS) {
    throw new WechatError(400, 'PARAM_ERROR', 'time_expire时间过短、过长或已过期，刷新重新发起');
  }
  return Math.max(ms, nowMs + 60_000);
}

/** zod rebuilds objects in the schema's order, so the order of the sender's fields does not count. */
function fingerprintOf(fields: NativeFields): string {
  return JSON.stringify(fields);
}
