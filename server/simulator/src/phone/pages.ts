import { beijing } from '../world/clock';
import { yuan } from '../world/yuan';
import { html, type Html } from './html';

const STYLE: Html = {
  html: `*{box-sizing:border-box}body{margin:0;background:var(--ground);color:#111;font:16px/1.5 -apple-system,"PingFang SC","HarmonyOS Sans","Noto Sans SC","WenQuanYi Zen Hei",sans-serif}
header{background:var(--bar);color:var(--bar-ink);padding:12px 16px}header div{max-width:420px;margin:0 auto;display:flex;justify-content:space-between;align-items:center}header a{color:inherit}h1{font-size:20px;font-weight:700;margin:0}main{max-width:420px;margin:0 auto;padding:16px}h2{font-size:14px;font-weight:500;color:var(--quiet);margin:24px 0 8px}
.card{background:#fff;border-radius:12px;padding:20px 16px;margin-bottom:12px;box-shadow:0 1px 2px rgba(0,0,0,.05)}.to{color:var(--quiet);text-align:center}.sum{font-size:40px;font-weight:600;text-align:center;font-variant-numeric:tabular-nums;margin:4px 0 12px}.code{font-size:22px;font-weight:600;text-align:center;font-variant-numeric:tabular-nums;white-space:nowrap;margin:8px 0}
dl{display:grid;grid-template-columns:auto 1fr;gap:4px 16px;margin:0 0 16px;font-size:14px}dt{color:var(--quiet)}dd{margin:0;text-align:right;overflow-wrap:anywhere}label{font-size:14px;color:var(--quiet)}input{width:100%;min-height:48px;border:1px solid #ccd1d9;border-radius:8px;font:inherit;padding:0 12px;margin-top:4px}
button,.button{display:block;width:100%;min-height:48px;border:0;border-radius:8px;font:inherit;cursor:pointer;margin-top:8px;text-align:center;text-decoration:none;line-height:48px;padding:0 8px}.yes{background:var(--yes);color:var(--yes-ink);font-weight:600}.no{background:var(--no);color:#111}.later{background:none;color:#576b95}
.past{display:flex;justify-content:space-between;gap:12px;padding:10px 0;border-top:1px solid #eee}.past:first-child{border:0}.past small{display:block;color:var(--quiet)}.num{font-variant-numeric:tabular-nums;white-space:nowrap;text-align:right}.empty{color:var(--quiet);text-align:center;padding:24px 0}select{font:inherit;min-height:40px;border:1px solid #ddd;border-radius:8px;background:#fff;padding:0 8px}.why{font-size:18px;text-align:center}.warn{color:#b3261e}`,
};

/** A wallet's colours, as CSS would have them. */
export type Skin = Record<'ground' | 'bar' | 'bar-ink' | 'quiet' | 'yes' | 'yes-ink' | 'no', string>;

/** What a wallet tells of a trade. */
export interface Shown {
  merchantName: string;
  description: string;
  outTradeNo: string;
  totalFen: number;
  /** When it was paid, or else begun. */
  atMs: number;
  /** How it stands, in a word. */
  state: string;
  /** How often the payer had no money. */
  refusals: number;
}

export function page(skin: Skin, head: { title: string; aside?: Html; waiting?: string }, body: Html): string {
  const colours = Object.entries(skin).map(([name, colour]) => `--${name}:${colour};`);
  return html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>${head.title}</title>
        <style>
          :root{${{ html: colours.join('') }}}${STYLE}
        </style>
      </head>
      <body data-waiting="${head.waiting ?? ''}">
        <header>
          <div>
            <h1>${head.title}</h1>
            ${head.aside ?? ''}
          </div>
        </header>
        <main>${body}</main>
      </body>
    </html>`.html;
}

export function refusalPage(skin: Skin, told: { title: string; reason: string; back: string }): string {
  const { title, reason, back } = told;
  return page(
    skin,
    { title },
    html`<div class="card">
      <p class="why">${reason}</p>
      <a class="button no" href="${back}">返回</a>
    </div>`,
  );
}

/** Whose phone this is, to be changed by a tap. */
export function whoseForm(action: string, users: readonly { id: string; name: string }[], owner: string): Html {
  const options = users.map(
    ({ id, name }) => html`<option value="${id}" ${{ html: id === owner ? 'selected' : '' }}>${name}</option>`,
  );
  return html`<form method="post" action="${action}">
    <select id="who" name="user" aria-label="这是谁的手机">
      ${options}
    </select>
  </form>`;
}

/** What waits to be paid, as the wallet asks for it, and what was paid before. */
export function lists(waiting: Html[], past: Shown[]): Html {
  return html`<h2>待付款</h2>
    ${waiting.length > 0 ? waiting : html`<p class="card empty">没有待付款的订单</p>`}
    <h2>账单</h2>
    <div class="card">${past.length > 0 ? past.map(pastLine) : html`<p class="empty">还没有账单</p>`}</div>`;
}

/** Changes whenever the list of waiting trades does. */
export function waitingMark(waiting: readonly Shown[]): string {
  return waiting.map(({ outTradeNo, refusals }) => `${outTradeNo}:${refusals}`).join(' ');
}

/** What is to be paid to whom, and what went wrong so far. */
export function bill(shown: Shown, warning?: string): Html {
  const said = warning ?? (shown.refusals > 0 ? '上次余额不足，未扣款' : undefined);
  return html`<div class="to">${shown.merchantName}</div>
    <div class="sum">¥${yuan(shown.totalFen)}</div>
    <dl>
      <dt>商品</dt>
      <dd>${shown.description}</dd>
      <dt>商户单号</dt>
      <dd>${shown.outTradeNo}</dd>
    </dl>
    ${said === undefined ? '' : html`<p class="warn">${said}</p>`}`;
}

export function hiddenFields(fields: Record<string, string>): Html[] {
  return Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`);
}

/** A payment code as people read it. */
export function inGroups(code: string): string {
  return code.replaceAll(/(\d{4})(?=\d)/g, '$1 ');
}

function pastLine({ merchantName, description, totalFen, atMs, state }: Shown): Html {
  return html`<div class="past">
    <div>${merchantName}<small>${description}</small><small>${beijing(atMs).slice(5)}</small></div>
    <div class="num">¥${yuan(totalFen)}<small>${state}</small></div>
  </div>`;
}
