import { html, type Html } from './html';
import { page } from './pages';

/** Draws the next code when this one is a minute old, or used. */
const REFRESH: Html = {
  html: `<script>(function(){var was=document.getElementById('payer-code').getAttribute('data-code');setInterval(function(){fetch('/phone/code/now').then(function(r){return r.text()}).then(function(now){if(now!==was)location.reload()}).catch(function(){})},1500)})()</script>`,
};

/** What the payer holds under the till's scanner. */
export function codePage(code: string): string {
  return page(
    '付款码',
    html`<header>
        <h1>付款码</h1>
        <a href="/phone">账单</a>
      </header>
      <div class="card">
        <p class="to">向商家出示，扫一次就失效，每分钟更新</p>
        <p class="why num" id="payer-code" data-code="${code}" style="text-align:center">
          ${code.replaceAll(/(\d{4})(?=\d)/g, '$1 ')}
        </p>
      </div>
      ${REFRESH}`,
  );
}

/** Stands for the camera: what a QR code says is typed or pasted. */
export function scanPage(): string {
  return page(
    '扫一扫',
    html`<header>
        <h1>扫一扫</h1>
        <a href="/phone">账单</a>
      </header>
      <form class="card" method="get" action="/phone/scan">
        <label class="to" for="code_url">二维码的内容</label>
        <input id="code_url" name="code_url" style="width:100%;min-height:48px;font:inherit" autocomplete="off" />
        <button class="yes">识别</button>
      </form>`,
  );
}
