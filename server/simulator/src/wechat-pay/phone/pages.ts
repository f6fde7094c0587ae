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
  ground: '#f7f7f7',
  bar: '#f7f7f7',
  'bar-ink': '#111',
  quiet: '#6b6b6b',
  yes: '#07c160',
  'yes-ink': '#06361d',
  no: '#f2f2f2',
};

/** Reloads when something new waits. */
const WATCH: Html = {
  html: `<script>(function(){var was=document.body.getAttribute('data-waiting');setInterval(function(){fetch('/phone/waiting').then(function(r){return r.text()}).then(function(now){if(now!==was)location.reload()}).catch(function(){})},1500);
document.addEventListener('click',function(e){if(e.target.hasAttribute('data-later')){e.target.closest('.card').style.display='none'}});
var who=document.getElementById('who');who.onchange=function(){who.form.submit()}})()</script>`,
};

/** Draws the next code when this one is a minute old, or used. */
const REFRESH: Html = {
  html: `<script>(function(){var was=document.getElementById('payer-code').getAttribute('data-code');setInterval(function(){fetch('/phone/code/now').then(function(r){return r.text()}).then(function(now){if(now!==was)location.reload()}).catch(function(){})},1500)})()</script>`,
};

const BACK = html`<a href="/phone">账单</a>`;

/** A trade the wallet asks its payer for. */
export interface Waiting extends Shown {
  spMchid: string;
  needsPassword: boolean;
}

export interface PhoneList {
  users: readonly { id: string; name: string }[];
  owner: string;
  waiting: Waiting[];
  past: Shown[];
}

export function listPage({ users, owner, waiting, past }: PhoneList): string {
  return page(
    SKIN,
    { title: '微信支付（模拟）', aside: whoseForm('/phone/user', users, owner), waiting: waitingMark(waiting) },
    html`<nav><a class="button no" href="/phone/code">付款码</a><a class="button no" href="/phone/scan">扫一扫</a></nav>
      ${lists(waiting.map(waitingCard), past)}${WATCH}`,
  );
}

/** The wallet over a caller's page: `action` takes the decision, `hidden` is what it must carry along. */
export function walletPage(shown: Shown, back: { action: string; hidden: Record<string, string> }): string {
  return page(
    SKIN,
    { title: '确认支付' },
    html`<form class="card" method="post" action="${back.action}">
      ${bill(shown)}${hiddenFields(back.hidden)}
      <button class="yes" name="action" value="confirm">确认支付</button>
      <button class="no" name="action" value="refuse">拒绝（余额不足）</button>
      <button class="later" name="action" value="cancel">稍后</button>
    </form>`,
  );
}

/** What the payer holds under the till's scanner. */
export function codePage(code: string): string {
  return page(
    SKIN,
    { title: '付款码', aside: BACK },
    html`<div class="card">
        <p class="to">向商家出示，扫一次就失效，每分钟更新</p>
        <p class="code" id="payer-code" data-code="${code}">${inGroups(code)}</p>
      </div>
      ${REFRESH}`,
  );
}

/** Stands for the camera: what a QR code says is typed or pasted. */
export function scanPage(): string {
  return page(
    SKIN,
    { title: '扫一扫', aside: BACK },
    html`<form class="card" method="get" action="/phone/scan">
      <label for="code_url">二维码的内容</label>
      <input id="code_url" name="code_url" autocomplete="off" />
      <button class="yes">识别</button>
    </form>`,
  );
}

function waitingCard(shown: Waiting): Html {
  return html`<form class="card" method="post" action="/phone/decide">
    ${bill(shown)}${hiddenFields({ sp_mchid: shown.spMchid, out_trade_no: shown.outTradeNo })}
    <button class="yes" name="action" value="confirm">
      ${shown.needsPassword ? '输入密码，确认支付' : '确认支付'}
    </button>
    <button class="no" name="action" value="refuse">拒绝（余额不足）</button>
    <button class="later" type="button" data-later>稍后</button>
  </form>`;
}
