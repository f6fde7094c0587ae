import { answer, refuse } from './answers.mjs';
import { host } from './host.mjs';

/** `wx.request` over fetch. */
export function request(options) {
  const { url, method = 'GET', data, header } = options;
  host.calls.push({ api: 'request', options: { url, method, data, header } });
  const stop = new AbortController();
  send(options, stop.signal).then(
    (result) => answer('request', options, result),
    (error) => refuse('request', options, error.message),
  );
  return { abort: () => stop.abort(), onHeadersReceived() {}, offHeadersReceived() {} };
}

async function send({ url, method = 'GET', data, header, redirect = 'follow' }, signal) {
  const isGet = method.toUpperCase() === 'GET';
  const query = isGet && data ? `${url.includes('?') ? '&' : '?'}${new URLSearchParams(data)}` : '';
  const response = await fetch(url + query, {
    method,
    signal,
    headers: { 'content-type': 'application/json', 'x-weapp-redirect': redirect, ...header },
    ...(isGet ? {} : { body: bodyOf(data) }),
  });
  return answerOf(response, parsed(await response.text()));
}

function bodyOf(data = {}) {
  return typeof data === 'string' ? data : JSON.stringify(data);
}

function answerOf({ status, headers }, data) {
  // A page may not look at a redirect; the host passes it on as another answer.
  const statusCode = Number(headers.get('x-weapp-status') ?? status);
  return { statusCode, data, header: Object.fromEntries(headers), cookies: [] };
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
