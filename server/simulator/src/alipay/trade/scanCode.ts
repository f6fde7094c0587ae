import type { Alipay } from '../alipay';
import type { Trade } from '../store/records';
import { beginTrade } from './beginTrade';
import { refreshed } from './tradeState';

/** The payer scans a merchant's code: only now does the trade begin. Words as the wallet shows them. */
export function scanCode(alipay: Alipay, codeUrl: string, user: string): { trade: Trade } | { refusal: string } {
  const qrId = /([0-9a-z]+)\/?$/i.exec(codeUrl.trim())?.[1] ?? '';
  const trade = alipay.books.tradeOfQr.get(qrId);
  if (!trade) return { refusal: '无法识别的二维码' };
  if (refreshed(alipay, trade).status === 'UNSCANNED') return { trade: beginTrade(alipay, trade, user) };
  if (trade.paidMs !== undefined) return { refusal: '该订单已支付，请勿重复支付' };
  if (trade.status !== 'WAIT_BUYER_PAY') return { refusal: '支付失败，本笔交易已关闭，请收银员重新收款' };
  return trade.user === user ? { trade } : { refusal: '该二维码已被他人扫描' };
}
