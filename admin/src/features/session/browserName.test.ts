import { browserName } from './browserName';

test.each([
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36 Edg/130.0',
    'Edge · Windows',
  ],
  ['Mozilla/5.0 (Linux; Android 10; P2) AppleWebKit/537.36 Chrome/80.0 Mobile Safari/537.36', 'Chrome · Android'],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 14_0) AppleWebKit/605 Version/17 Safari/605', 'Safari · Mac'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0', 'Firefox · Linux'],
  ['curl/8.5.0', 'curl/8.5.0'],
  [undefined, '未知浏览器'],
])('%s reads %s', (userAgent, words) => {
  expect(browserName(userAgent)).toBe(words);
});
