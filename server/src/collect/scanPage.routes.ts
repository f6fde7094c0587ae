import { ERRORS, type ErrorCode } from '@jiayou/contract';
import type { Router, RouterContext } from '@koa/router';
import { lockScannedOrder } from '../order';
import { AppError } from '../platform/errors';
import type { CollectContext } from './collectContext';
import { openQr } from './openQr';
import { viewScanned } from './viewScanned';

/** The address in a till's code: whoever opens it goes on in the wallet they hold. */
export function mountScanPage(router: Router, context: CollectContext & { readonly clock: () => Date }): void {
  router.get('/q/:token', async (ctx) => {
    const token = String(ctx['params']['token']);
    ctx.set('Cache-Control', 'no-store');
    try {
      await send(ctx, { context, token, wallet: walletOf(ctx) });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      ctx.status = ERRORS[error.code].status;
      ctx.type = 'html';
      ctx.body = page('现在不能付款', `<p>${sentences(error.code)}</p>`);
    }
  });
}

async function send(
  ctx: RouterContext,
  {
    context,
    token,
    wallet,
  }: { context: CollectContext & { readonly clock: () => Date }; token: string; wallet: Wallet },
): Promise<void> {
  const { state, stationName, payableFen } = await viewScanned(context.db, token);
  // Wallets keep no page for who comes back: the order itself says what became of it.
  if (state !== 'open' || wallet === 'wechat') {
    ctx.redirect(`${context.miniAppH5Url}#/pages/scan/index?token=${token}`);
    return;
  }
  if (wallet === 'alipay') {
    const lock = (tx: Parameters<typeof lockScannedOrder>[0]) => lockScannedOrder(tx, token);
    ctx.redirect(await openQr(context, { lock, channel: 'alipay' }, context.clock()));
    return;
  }
  ctx.type = 'html';
  ctx.body = page(
    `付给${escape(stationName)}`,
    `<p class="amount">¥${(payableFen / 100).toFixed(2)}</p>
<a class="wechat" href="?wallet=wechat">用微信付款</a><a class="alipay" href="?wallet=alipay">用支付宝付款</a>
<p>也可以用微信或支付宝直接扫收银台上的二维码。</p>`,
  );
}

type Wallet = 'wechat' | 'alipay' | 'none';

function walletOf(ctx: RouterContext): Wallet {
  const agent = ctx.get('User-Agent');
  if (ctx.query['wallet'] === 'wechat' || /MicroMessenger/i.test(agent)) return 'wechat';
  return ctx.query['wallet'] === 'alipay' || /AlipayClient/i.test(agent) ? 'alipay' : 'none';
}

// The words for a driver's page, not for a cashier.
function sentences(code: ErrorCode): string {
  const words: Partial<Record<ErrorCode, string>> = {
    'order.not_found': '这个付款码不对或已失效，请回收银台重新扫码。',
    'station.no_tender': '本站没有开通支付宝，请用微信扫码，或到收银台付款。',
    'payment.declined': '支付宝没有受理这笔付款，请换一种付款方式。',
    'payment.unknown': '正在确认上一次付款，请稍后重新扫码，请勿重复支付。',
  };
  return escape(words[code] ?? ERRORS[code].message);
}

function page(title: string, content: string): string {
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title><style>
body{margin:0;padding:48px 24px;background:#f7f8fa;color:#101828;font:18px/1.6 system-ui,sans-serif;text-align:center}
h1{font-size:20px}.amount{font-size:40px;font-weight:600;font-variant-numeric:tabular-nums}
a{display:block;margin:16px auto;max-width:320px;padding:14px;border-radius:12px;color:#fff;text-decoration:none;font-weight:600}
.wechat{background:#067a3f}.alipay{background:#0f5fd1}p{color:#475467}.amount{color:#101828}
</style><h1>${title}</h1>${content}</html>`;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
