import { rfc3339 } from '../clock';
import type { Trade } from '../store/records';
import { html, type Html } from './html';

const STYLE: Html = {
  html: `*{box-sizing:border-box}body{margin:0;background:#f7f7f7;color:#111;font:16px/1.5 -apple-system,"PingFang SC","HarmonyOS Sans","Noto Sans SC","WenQuanYi Zen Hei",sans-serif}
main{max-width:420px;margin:0 auto;padding:16px}header{display:flex;justify-content:space-between;align-items:center;padding:4px 0 12px}h1{font-size:18px;margin:0}h2{font-size:14px;font-weight:500;color:#6b6b6b;margin:24px 0 8px}
.card{background:#fff;border-radius:12px;padding:20px 16px;margin-bottom:12px;box-shadow:0 1px 2px rgba(0,0,0,.05)}.to{color:#6b6b6b;text-align:center}.sum{font-size:40px;font-weight:600;text-align:center;font-variant-numeric:tabular-nums;margin:4px 0 12px}
dl{display:grid;grid-template-columns:auto 1fr;gap:4px 16px;margin:0 0 16px;font-size:14px}dt{color:#6b6b6b}dd{margin:0;text-align:right;overflow-wrap:anywhere}
button,.button{display:block;width:100%;min-height:48px;border:0;border-radius:8px;font:inherit;cursor:pointer;margin-top:8px;text-align:center;text-decoration:none;line-height:48px;padding:0 8px}
.yes{background:#07c160;color:#06361d;font-weight:600}.no{background:#f2f2f2;color:#111}.quiet{background:none;color:#576b95}.past{display:flex;justify-content:space-between;gap:12px;padding:10px 0;border-top:1px solid #eee}.past:first-child{border:0}
.past small{display:block;color:#6b6b6b}.num{font-variant-numeric:tabular-nums;white-space:nowrap;text-align:right}.empty{color:#6b6b6b;text-align:center;padding:24px 0}select{font:inherit;min-height:40px;border:1px solid #ddd;border-radius:8px;background:#fff;padding:0 8px}.why{font-size:18px;text-align:center}`,
};

/** Reloads when something new waits. */
const WATCH: Html = {
  html: `<script>(function(){var was=document.body.getAttribute('data-waiting');setInterval(function(){fetch('/phone/waiting').then(function(r){return r.text()}).then(function(now){if(now!==was)location.reload()}).catch(function(){})},1500);
document.addEventListener('click',function(e){if(e.target.hasAttribute('data-later')){e.target.closest('.card').style.display='none'}});
var who=document.getElementById('who');if(who)who.onchange=function(){who.form.submit()}})()</script>`,
};

export interface ShownTrade {
  trade: Trade;
  merchantName: string;
}

export interface PhoneList {
  users: { id: string; name: string }[];
  user: string;
  waiting: ShownTrade[];
  past: ShownTrade[];
}

export function listPage(list: PhoneList): string {
  const options = list.users.map(
    (user) =>
      html`<option value="${user.id}" ${{ html: user.id === list.user ? 'selected' : '' }}>${user.name}</option>`,
  );
  const waiting = list.waiting.map((shown) => waitingCard(shown));
  const past = list.past.map((shown) => pastLine(shown));
  return page(
    '微信支付（模拟）',
    html`<header>
        <h1>微信支付<small>（模拟）</small></h1>
        <form method="post" action="/phone/user">
          <select id="who" name="user" aria-label="这是谁的手机">
            ${options}
          </select>
        </form>
      </header>
      <nav><a class="button no" href="/phone/code">付款码</a><a class="button no" href="/phone/scan">扫一扫</a></nav>
      <h2>待付款</h2>
      ${waiting.length > 0 ? waiting : html`<p class="card empty">没有待付款的订单</p>`}
      <h2>账单</h2>
      <div class="card">${past.length > 0 ? past : html`<p class="empty">还没有账单</p>`}</div>
      ${WATCH}`,
    waitingMark(list.waiting),
  );
}

/** Changes whenever the list of waiting trades does. */
export function waitingMark(waiting: ShownTrade[]): string {
  return waiting.map(({ trade }) => `${trade.spMchid}:${trade.outTradeNo}:${trade.refusals}`).join(' ');
}

/** The wallet over a caller's page: `action` takes the decision, `hidden` is what it must carry along. */
export function walletPage(shown: ShownTrade, back: { action: string; hidden: Record<string, string> }): string {
  return page(
    '确认支付',
    html`<header><h1>确认支付</h1></header>
      <form class="card" method="post" action="${back.action}">
        ${bill(shown)}${Object.entries(back.hidden).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
        <button class="yes" name="action" value="confirm">确认支付</button>
        <button class="no" name="action" value="refuse">拒绝（余额不足）</button>
        <button class="quiet" name="action" value="cancel">稍后</button>
      </form>`,
  );
}

export function refusalPage(reason: string, backTo: string | undefined): string {
  const back = backTo ?? '/phone';
  return page(
    '无法支付',
    html`<header><h1>无法支付</h1></header>
      <div class="card">
        <p class="why">${reason}</p>
        <a class="button no" href="${back}">返回商家</a>
      </div>`,
  );
}

function waitingCard(shown: ShownTrade): Html {
  const { trade } = shown;
  return html`<form class="card" method="post" action="/phone/decide">
    ${bill(shown)}
    <input type="hidden" name="sp_mchid" value="${trade.spMchid}" /><input
      type="hidden"
      name="out_trade_no"
      value="${trade.outTradeNo}"
    />
    <button class="yes" name="action" value="confirm">
      ${trade.tradeType === 'MICROPAY' ? '输入密码，确认支付' : '确认支付'}
    </button>
    <button class="no" name="action" value="refuse">拒绝（余额不足）</button>
    <button class="quiet" type="button" data-later>稍后</button>
  </form>`;
}

function bill({ trade, merchantName }: ShownTrade): Html {
  return html`<div class="to">${merchantName}</div>
    <div class="sum">${yuan(trade.totalFen)}</div>
    <dl>
      <dt>商品</dt>
      <dd>${trade.description}</dd>
      <dt>商户单号</dt>
      <dd>${trade.outTradeNo}</dd>
      ${
        trade.refusals > 0
          ? html`<dt>上次</dt>
              <dd>余额不足，未扣款</dd>`
          : ''
      }
    </dl>`;
}

const PAST_WORDS = {
  NOTPAY: '未支付',
  SUCCESS: '支付成功',
  REFUND: '有退款',
  CLOSED: '已关闭',
  USERPAYING: '待输密码',
  PAYERROR: '支付失败',
  REVOKED: '已撤销',
} as const;

function pastLine({ trade, merchantName }: ShownTrade): Html {
  const time = rfc3339(trade.successMs ?? trade.createdMs)
    .slice(5, 19)
    .replace('T', ' ');
  return html`<div class="past">
    <div>${merchantName}<small>${trade.description}</small><small>${time}</small></div>
    <div class="num">${yuan(trade.totalFen)}<small>${PAST_WORDS[trade.state]}</small></div>
  </div>`;
}

function yuan(fen: number): string {
  return `¥${(fen / 100).toLocaleString('en-US', { minimumFractionDigits: 2 })}`;
}

export function page(title: string, body: Html, waiting = ''): string {
  return html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>${title}</title>
        <style>
          ${STYLE}
        </style>
      </head>
      <body data-waiting="${waiting}">
        <main>${body}</main>
      </body>
    </html>`.html;
}
