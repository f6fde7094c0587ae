import { html, type Html } from '../../phone/html';
import {
  bill,
  hiddenFields,
  inGroups,
  lists,
  page,
  waitingMark,
  whoseForm,
  type Shown,
  type Skin,
} from '../../phone/pages';

export const SKIN: Skin = {
  ground: '#f5f6f8',
  bar: '#1677ff',
  'bar-ink': '#fff',
  quiet: '#5c6470',
  yes: '#0f62d6',
  'yes-ink': '#fff',
  no: '#eef1f5',
};

/** Keeps the code fresh, and reloads when something new waits unless somebody is typing. */
const WATCH: Html = {
  html: `<script>(function(){var was=document.body.getAttribute('data-waiting');var code=document.getElementById('code');setInterval(function(){fetch('/phone/alipay/now').then(function(r){return r.json()}).then(function(now){code.textContent=now.shown;code.setAttribute('data-code',now.code);var busy=[].some.call(document.querySelectorAll('input'),function(i){return i.type!=='hidden'&&i.value!==''});if(now.waiting!==was&&!busy)location.reload()}).catch(function(){})},1500);
var who=document.getElementById('who');who.onchange=function(){who.form.submit()}})()</script>`,
};

/** A trade the wallet asks its payer for. */
export interface Waiting extends Shown {
  tradeNo: string;
}

export interface Wallet {
  users: readonly { id: string; name: string }[];
  owner: string;
  /** The digits a till scans. */
  code: string;
  waiting: Waiting[];
  past: Shown[];
}

export function walletPage({ users, owner, code, waiting, past }: Wallet): string {
  const cards = waiting.map((shown) => html`<div class="card">${cashier(shown)}</div>`);
  return page(
    SKIN,
    { title: '支付宝（模拟）', aside: whoseForm('/phone/alipay/user', users, owner), waiting: waitingMark(waiting) },
    html`<div class="card">
        <div class="to">付款码 · 每分钟自动更新</div>
        <div class="code" id="code" data-code="${code}">${inGroups(code)}</div>
      </div>
      <form class="card" method="post" action="/phone/alipay/scan">
        <label for="scan">扫一扫（粘贴二维码内容）</label>
        <input id="scan" name="code" autocomplete="off" required />
        <button class="yes">扫码付款</button>
      </form>
      ${lists(cards, past)}${WATCH}`,
  );
}

export function cashierPage(shown: Waiting, warning?: string): string {
  return page(SKIN, { title: '确认付款' }, html`<div class="card">${cashier(shown, warning)}</div>`);
}

function cashier(shown: Waiting, warning?: string): Html {
  const id = `password-${shown.tradeNo}`;
  return html`<form method="post" action="/phone/alipay/decide">
    ${bill(shown, warning)}${hiddenFields({ trade_no: shown.tradeNo })}
    <label for="${id}">支付密码（任意六位数字）</label>
    <input id="${id}" name="password" type="password" inputmode="numeric" autocomplete="off" maxlength="6" />
    <button class="yes" name="action" value="confirm">确认付款</button>
    <button class="no" name="action" value="refuse">拒绝（余额不足）</button>
  </form>`;
}
