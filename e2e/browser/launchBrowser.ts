import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { registryBrowser } from './registryBrowser';

const systemBrowsers = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const macBrowser = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/** A headless browser: CHROME_PATH, else the system's Chrome or Chromium, else the one from the npm registry. */
export async function launchBrowser(): Promise<Browser> {
  const found = systemBrowser();
  const program = found ? { executablePath: found } : registryBrowser();
  // As root, and in a container's small /dev/shm, Chromium does not start without these.
  const args = ['--no-sandbox', '--disable-dev-shm-usage', '--lang=zh-CN'];
  // On Linux its own words, like those in a date field, follow this and not --lang.
  const env = { ...process.env, LANGUAGE: 'zh_CN' };
  return await chromium.launch({ ...program, args, env, headless: true });
}

/** Says in one line when Chinese will come out as boxes; undefined when all is well. */
export function missingFont(): string | undefined {
  if (process.platform !== 'linux') return undefined;
  const { stdout } = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' });
  return stdout?.trim()
    ? undefined
    : '没有中文字体 no Chinese font: apt-get install fonts-wqy-zenhei, or screenshots show boxes.';
}

function systemBrowser(): string | undefined {
  const given = process.env['CHROME_PATH'];
  if (given) return given;
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return [...folders.flatMap((folder) => systemBrowsers.map((name) => join(folder, name))), macBrowser].find(
    existsSync,
  );
}
