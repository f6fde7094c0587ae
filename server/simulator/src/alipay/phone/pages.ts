import { html, type Html } from '../../phone/html';
import { beijing } from '../beijing';
import type { Trade } from '../store/records';
import { yuan } from '../yuan';

const STYLE: Html = {
  html: `*{box-sizing:border-box}body{margin:0;background:#f5f6f8;color:#111;font:16px/1.5 -apple-system,"PingFang SC","HarmonyOS Sans","Noto Sans SC","WenQuanYi Zen Hei",sans-serif}
.top{background:#1677ff;color:#fff;padding:12px 16px}.top div{max-width:420px;margin:0 auto;display:flex;justify-content:space-between;align-items:center}h1{font-size:20px;font-weight:700;margin:0}main{max-width:420px;margin:0 auto;padding:16px}h2{font-size:14px;font-weight:500;color:#5c6470;margin:24px 0 8px}
.card{background:#fff;border-radius:12px;padding:20px 16px;margin-bottom:12px;box-shadow:0 1px 2px rgba(0,0,0,.05)}.to{color:#5c6470;text-align:center}.sum{font-size:40px;font-weight:600;text-align:center;font-variant-numeric:tabular-nums;margin:4px 0 12px}.code{font-size:26px;font-weight:600;text-align:center;font-variant-numeric:tabular-nums;letter-spacing:1px;margin:8px 0}
dl{display:grid;grid-template-columns:auto 1fr;gap:4px 16px;margin:0 0 16px;font-size:14px}dt{color:#5c6470}dd{margin:0;text-align:right;overflow-wrap:anywhere}label{font-size:14px;color:#5c6470}input{width:100%;min-height:48px;border:1px solid #ccd1d9;border-radius:8px;font:inherit;padding:0 12px;margin-top:4px}
button,.button{display:block;width:100%;min-height:48px;border:0;border-radius:8px;font:inherit;cursor:pointer;margin-top:8px;text-align:center;text-decoration:none;line-height:48px;padding:0 8px}.yes{background:#0f62d6;color:#fff;font-weight:600}.no{background:#eef1f5;color:#111}
.past{display:flex;justify-content:space-between;gap:12px;padding:10px 0;border-top:1px solid #eee}.past:first-child{border:0}.past small{display:block;color:#5c6470}.num{font-variant-numeric:tabular-nums;white-space:nowrap;text-align:right}.empty{color:#5c6470;text-align:center;padding:24px 0}select{font:inherit;min-height:40px;border:0;border-radius:8px;background:#fff;padding:0 8px}.why{font-size:18px;text-align:center}.warn{color:#b3261e}`,
};

/** Keeps the code fresh, and reloads when something new waits unless somebody is typing. */
const WATCH: Html = {
  html: `<script>(function(){var was=document.body.getAttribute('data-waiting');var code=document.getElementById('code');setInterval(function(){fetch('/phone/alipay/now').then(function(r){return r.json()}).then(function(now){code.textContent=now.shown;code.setAttribute('data-code',now.code);var busy=[].some.call(document.querySelectorAll('input'),function(i){return i.type!=='hidden'&&i.value!==''});if(now.waiting!==was&&!busy)location.reload()}).catch(function(){})},1500);
var who=document.getElementById('who');who.onchange=function(){who.form.submit()}})()</script>`,
};

export interface ShownTrade {
  trade: Trade;
  merchantName: string;
}

export interface Wallet {
  users: { id: string; name: string }[];
  user: string;
  /** The digits a till scans. */
  code: string;
  waiting: ShownTrade[];
  past: ShownTrade[];
}

export function walletPage(wallet: Wallet): string {
  const options = wallet.users.map(
    (user) =>
      html`<option value="${user.id}" ${{ html: user.id === wallet.user ? 'selected' : '' }}>${user.name}</option>`,
  );
  const who = html`<form method="post" action="/phone/alipay/user">
    <select id="who" name="user" aria-label="这是谁的手机">
      ${options}
    </select>
  </form>`;
  const waiting = wallet.waiting.map((shown) => html`<div class="card">${cashier(shown)}</div>`);
  const past = wallet.past.map((shown) => pastLine(shown));
  return page(
    { title: '支付宝（模拟）', aside: who, waiting: waitingMark(wallet.waiting) },
    html`<div class="card">
        <div class="to">付款码 · 每分钟自动更新</div>
        <div class="code" id="code" data-code="${wallet.code}">${inGroups(wallet.code)}</div>
      </div>
      <form class="card" method="post" action="/phone/alipay/scan">
        <label for="scan">扫一扫（粘贴二维码内容）</label>
        <input id="scan" name="code" autocomplete="off" required />
        <button class="yes">扫码付款</button>
      </form>
      <h2>待付款</h2>
      ${waiting.length > 0 ? waiting : html`<p class="card empty">没有待付款的订单</p>`}
      <h2>账单</h2>
      <div class="card">${past.length > 0 ? past : html`<p class="empty">还没有账单</p>`}</div>
      ${WATCH}`,
  );
}

/** Changes whenever the list of waiting trades does. */
export function waitingMark(waiting: ShownTrade[]): string {
  return waiting.map(({ trade }) => `${trade.tradeNo ?? ''}:${trade.refusals}`).join(' ');
}

export function inGroups(code: string): string {
  return code.replaceAll(/(\d{4})(?=\d)/g, '$1 ');
}

export function cashierPage(shown: ShownTrade, warning: string | undefined): string {
  return page({ title: '确认付款' }, html`<div class="card">${cashier(shown, warning)}</div>`);
}

export function refusalPage(reason: string): string {
  return page(
    { title: '无法付款' },
    html`<div class="card">
      <p class="why">${reason}</p>
      <a class="button no" href="/phone/alipay">返回</a>
    </div>`,
  );
}

function cashier({ trade, merchantName }: ShownTrade, warning?: string): Html {
  const said = warning ?? (trade.refusals > 0 ? '上次余额不足，未扣款' : undefined);
  return html`<form method="post" action="/phone/alipay/decide">
    <div class="to">${merchantName}</div>
    <div class="sum">¥${yuan(trade.totalFen)}</div>
    <dl>
      <dt>商品</dt>
      <dd>${trade.subject}</dd>
      <dt>商户单号</dt>
      <dd>${trade.outTradeNo}</dd>
    </dl>
    ${said === undefined ? '' : html`<p class="warn">${said}</p>`}
    <input type="hidden" name="trade_no" value="${trade.tradeNo ?? ''}" />
    <label for="password-${trade.tradeNo ?? ''}">支付密码（任意六位数字）</label>
    <input
      id="password-${trade.tradeNo ?? ''}"
      name="password"
      type="password"
      inputmode="numeric"
      autocomplete="off"
      maxlength="6"
    />
    <button class="yes" name="action" value="confirm">确认付款</button>
    <button class="no" name="action" value="refuse">拒绝（余额不足）</button>
  </form>`;
}

const PAST_WORDS = {
  UNSCANNED: '未付款',
  VOID: '已关闭',
  WAIT_BUYER_PAY: '等待付款',
  TRADE_SUCCESS: '支付成功',
  TRADE_FINISHED: '交易结束',
  TRADE_CLOSED: '已关闭',
} as const;

function pastLine({ trade, merchantName }: ShownTrade): Html {
  const word = trade.refunds.length > 0 || trade.cancelled === 'refund' ? '有退款' : PAST_WORDS[trade.status];
  return html`<div class="past">
    <div>
      ${merchantName}<small>${trade.subject}</small><small>${beijing(trade.paidMs ?? trade.createdMs).slice(5)}</small>
    </div>
    <div class="num">¥${yuan(trade.totalFen)}<small>${word}</small></div>
  </div>`;
}

function page(head: { title: string; aside?: Html; waiting?: string }, body: Html): string {
  return html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>${head.title}</title>
        <style>
          ${STYLE}
        </style>
      </head>
      <body data-waiting="${head.waiting ?? ''}">
        <header class="top">
          <div>
            <h1>${head.title}</h1>
            ${head.aside ?? ''}
          </div>
        </header>
        <main>${body}</main>
      </body>
    </html>`.html;
}
