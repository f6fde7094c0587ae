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

async function send({ url, method = 'GET', data, header }, signal) {
  const isGet = method.toUpperCase() === 'GET';
  const query = isGet && data ? `${url.includes('?') ? '&' : '?'}${new URLSearchParams(data)}` : '';
  const response = await fetch(url + query, {
    method,
    signal,
    headers: { 'content-type': 'application/json', ...header },
    ...(isGet ? {} : { body: bodyOf(data) }),
  });
  const text = await response.text();
  return { statusCode: response.status, data: parsed(text), header: Object.fromEntries(response.headers), cookies: [] };
}

function bodyOf(data = {}) {
  return typeof data === 'string' ? data : JSON.stringify(data);
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
