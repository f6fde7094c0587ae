import { checkFields } from '../http/checkFields';
import type { V3Api } from '../http/v3Api';
import { textAt, wholeNumberAt } from '../../world/valueAt';
import { WechatError } from '../http/wechatError';
import { seenByV3 } from '../pay/queryTrade';
import { subMerchantOf } from '../pay/relations';
import type { Refund, Trade } from '../store/records';
import { keyOf } from '../store/store';
import type { WechatPay } from '../wechatPay';
import { finishLater } from './finishRefund';
import { refundFields, type RefundFields } from './refundFields';
import { refundView } from './refundView';

const YEAR_MS = 365 * 86_400_000;
const MOST_PARTS = 50;

/** Accepts a refund, or tells how the one with this number stands. Accepted is not refunded. */
export const requestRefund: V3Api = {
  method: 'POST',
  path: /^\/v3\/refund\/domestic\/refunds$/,
  api: 'refund',
  about: (wechat, { body }) => {
    const transactionId = textAt(body, ['transaction_id']);
    const trade = transactionId === undefined ? undefined : wechat.store.tradeOfTransaction.get(transactionId);
    const outRefundNo = textAt(body, ['out_refund_no']);
    const refundFen = wholeNumberAt(body, ['amount', 'refund']);
    if (outRefundNo !== undefined && refundFen !== undefined) {
      wechat.plans.fix(outRefundNo, { kind: 'refund', fen: refundFen });
    }
    return { outTradeNo: textAt(body, ['out_trade_no']) ?? trade?.outTradeNo, outRefundNo };
  },
  handle: (wechat, { merchant, body }) => {
    const fields = checkFields(refundFields, body, 'body');
    subMerchantOf(merchant, fields.sub_mchid);
    const { trade, refund } = refundTrade(wechat, merchant.spMchid, { fields, api: 'v3' });
    return { status: 200, body: refundView(trade, refund) };
  },
};

interface Asked {
  fields: RefundFields;
  api: 'v3' | 'v2';
}

/** Takes a refund on, or finds the one with its number. */
export function refundTrade(wechat: WechatPay, spMchid: string, asked: Asked): { trade: Trade; refund: Refund } {
  const { fields } = asked;
  const trade = refundable(wechat, spMchid, asked);
  const found = wechat.store.refunds.get(keyOf(spMchid, fields.out_refund_no));
  if (found) return { trade, refund: same(found, fields) };
  checkSums(wechat, trade, fields);
  return { trade, refund: accepted(wechat, trade, asked) };
}

function refundable(wechat: WechatPay, spMchid: string, { fields, api }: Asked): Trade {
  const found = named(wechat, spMchid, fields);
  const trade = api === 'v3' ? seenByV3(wechat, found) : found;
  if (trade?.spMchid !== spMchid) throw new WechatError(404, 'RESOURCE_NOT_EXISTS', '订单不存在');
  if (trade.subMchid !== fields.sub_mchid) throw new WechatError(400, 'INVALID_REQUEST', '子商户号和订单信息不匹配');
  // What was reversed went back already.
  if (trade.state === 'REVOKED') throw new WechatError(400, 'INVALID_REQUEST', '订单已撤销，不能退款');
  if (trade.successMs === undefined) throw new WechatError(400, 'INVALID_REQUEST', '订单未支付，不能退款');
  if (wechat.clock.nowMs() - trade.successMs > YEAR_MS) {
    throw new WechatError(403, 'TRADE_OVERDUE', '订单已经超过退款期限');
  }
  return trade;
}

/** By either number; when both are sent they must name the same trade. */
function named(wechat: WechatPay, spMchid: string, fields: RefundFields): Trade | undefined {
  const { transaction_id: transactionId, out_trade_no: outTradeNo } = fields;
  const byOwn = outTradeNo === undefined ? undefined : wechat.store.trades.get(keyOf(spMchid, outTradeNo));
  if (transactionId === undefined) {
    if (outTradeNo === undefined) throw new WechatError(400, 'PARAM_ERROR', 'transaction_id和out_trade_no必须二选一');
    return byOwn;
  }
  const byTheirs = wechat.store.tradeOfTransaction.get(transactionId);
  return outTradeNo === undefined || byOwn === byTheirs ? byTheirs : undefined;
}

function same(refund: Refund, fields: RefundFields): Refund {
  if (refund.fingerprint === fingerprintOf(fields)) return refund;
  throw new WechatError(400, 'INVALID_REQUEST', '订单金额或退款金额与之前请求不一致，请核实后再试');
}

/** Refunds under way count; closed ones gave their share back. */
function checkSums(wechat: WechatPay, trade: Trade, fields: RefundFields): void {
  if (fields.amount.total !== trade.totalFen) {
    throw new WechatError(400, 'INVALID_REQUEST', '订单金额或退款金额与之前请求不一致，请核实后再试');
  }
  const others = wechat.store.refundsOfTrade.get(keyOf(trade.spMchid, trade.outTradeNo)) ?? [];
  const living = others.filter((refund) => refund.status !== 'CLOSED');
  if (living.length >= MOST_PARTS) throw new WechatError(400, 'INVALID_REQUEST', '一笔订单最多支持50次部分退款');
  const sumFen = living.reduce((sum, refund) => sum + refund.refundFen, 0);
  if (sumFen + fields.amount.refund > trade.totalFen) {
    throw new WechatError(400, 'INVALID_REQUEST', '申请退款金额大于订单剩余可退金额');
  }
  if (wechat.plans.strike([fields.out_refund_no, trade.outTradeNo], { name: 'refund-not-enough' })) {
    throw new WechatError(403, 'NOT_ENOUGH', '基本账户余额不足，请充值后重新发起');
  }
}

function accepted(wechat: WechatPay, trade: Trade, { fields, api }: Asked): Refund {
  const nowMs = wechat.clock.nowMs();
  const slow = wechat.plans.strike([fields.out_refund_no, trade.outTradeNo], { name: 'refund-slow' });
  const refund: Refund = {
    spMchid: trade.spMchid,
    subMchid: trade.subMchid,
    outTradeNo: trade.outTradeNo,
    outRefundNo: fields.out_refund_no,
    refundId: `503${wechat.ids.digits(`refund|${trade.spMchid}|${fields.out_refund_no}`, 26)}`,
    refundFen: fields.amount.refund,
    notifyUrl: fields.notify_url,
    api,
    fundsAccount: fields.funds_account ?? 'UNSETTLED',
    fingerprint: fingerprintOf(fields),
    status: 'PROCESSING',
    createdMs: nowMs,
    dueMs: nowMs + wechat.timers.realMs(slow?.s ?? wechat.options.refundDelayS),
  };
  trade.state = 'REFUND';
  wechat.store.save({ kind: 'trade', value: trade });
  wechat.store.save({ kind: 'refund', value: refund });
  finishLater(wechat, refund);
  return refund;
}

function fingerprintOf(fields: RefundFields): string {
  return JSON.stringify([fields.sub_mchid, fields.transaction_id, fields.out_trade_no, fields.amount]);
}
