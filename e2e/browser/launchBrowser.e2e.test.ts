import { launchBrowser } from './launchBrowser';

test('a browser is found on this machine and shows a page', async () => {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.setContent('<title>加油</title><output id="sum"></output>');
    await page.evaluate(() => document.querySelector('#sum')?.append(String(14_000 + 6_000)));
    expect([await page.title(), await page.textContent('#sum')]).toEqual(['加油', '20000']);
  } finally {
    await browser.close();
  }
});
