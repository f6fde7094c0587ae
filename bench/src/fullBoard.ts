import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../e2e/dist/browser/launchBrowser';
import { addStation, type BenchStation } from './addStation';
import type { Bench } from './bench';
import { pick } from './chain';
import { median, quantile } from './quantile';
import type { Result } from './result';
import { runFloor } from './runFloor';
import { scrollThrough } from './scrollThrough';

const ORDERS = 500;
const SCREEN = { width: 1280, height: 800 };
/** A hard fling of the finger. */
const PX_PER_SECOND = 4_000;
const FRAME_MS = 1000 / 60;
const MOST_FIRST_KB = 250;
const PACKAGES = join(__dirname, '../../node_modules');

/** (g) What a till loads first, beside React alone; and frames dropped while a full board scrolls, beside a plain list. */
export async function fullBoard(bench: Bench): Promise<Result[]> {
  const station = await fillBoard(bench);
  const browser = await launchBrowser();
  try {
    const { page, loaded } = await openBoard(bench, { browser, station });
    return [firstLoad(loaded), await dropped(bench, { browser, board: page })];
  } finally {
    await browser.close();
  }
}

/** Orders that another till of the station has just claimed: on this one's board they are looked at, not printed. */
async function fillBoard(bench: Bench): Promise<BenchStation> {
  const { account } = pick(bench.chain.stations, 0);
  const station = await addStation(bench.pool, { code: 'full', account, tills: 2 });
  await runFloor({ ...bench, chain: { ...bench.chain, stations: [station] } }, ORDERS);
  const other = pick(station.tills, 1);
  await bench.pool.query(
    `update tickets set state = 'claimed', claimed_by = $2, shift_id = $3, claim_action_id = gen_random_uuid(), claimed_at = now()
     where station_id = $1`,
    [station.id, other.id, other.shiftId],
  );
  return station;
}

interface Loaded {
  readonly name: string;
  readonly bytes: number;
  readonly gzipped: number;
}

/** Straight to the board, on a cashier's cookies; notes every file that came before all orders stood there. */
async function openBoard(
  { url }: Bench,
  { browser, station }: { readonly browser: Browser; readonly station: BenchStation },
): Promise<{ page: Page; loaded: Loaded[] }> {
  const context = await browser.newContext({ viewport: SCREEN, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  const cookies = station.tills[0].cookie.split('; ').map((pair) => pair.split('='));
  await context.addCookies(cookies.map(([name = '', value = '']) => ({ name, value, url })));
  const page = await context.newPage();
  const files: Promise<Loaded>[] = [];
  page.on('response', (answer) => {
    const { pathname } = new URL(answer.url());
    if (!pathname.startsWith('/till/')) return;
    files.push(answer.body().then((body) => ({ name: pathname, ...sizeOf(body) })));
  });
  await page.goto(`${url}/till/`);
  await page.waitForFunction((count) => document.querySelectorAll('[data-testid=order]').length === count, ORDERS);
  return { page, loaded: await Promise.all(files) };
}

const sizeOf = (body: Buffer) => ({ bytes: body.length, gzipped: gzipSync(body).length });

function firstLoad(loaded: readonly Loaded[]): Result {
  const value = loaded.reduce((sum, { gzipped }) => sum + gzipped, 0) / 1000;
  const react = ['react/umd/react.production.min.js', 'react-dom/umd/react-dom.production.min.js'];
  const reference = react.reduce((sum, file) => sum + sizeOf(readFileSync(join(PACKAGES, file))).gzipped, 0) / 1000;
  const name = "g. the till's first load, gzipped (reference: React alone)";
  const aim = { aim: `< ${MOST_FIRST_KB} kB`, met: value < MOST_FIRST_KB };
  return { name, value, unit: 'kB', reference, ratio: value / reference, ...aim, detail: { files: loaded } };
}

async function dropped(
  { size }: Bench,
  { browser, board }: { readonly browser: Browser; readonly board: Page },
): Promise<Result> {
  const plain = await browser.newPage({ viewport: SCREEN });
  await plain.setContent(plainList());
  const ours: number[][] = [];
  const floor: number[][] = [];
  for (let round = 0; round <= size.rounds; round += 1) {
    const frames = [await scroll(plain, size.scrollMs), await scroll(board, size.scrollMs)] as const;
    if (round === 0) continue; // warm-up
    floor.push(frames[0]);
    ours.push(frames[1]);
  }
  const [value, reference] = [median(ours.map(droppedShare)), median(floor.map(droppedShare))];
  const name = `g. frames dropped while ${ORDERS} orders scroll (reference: a plain list of as many)`;
  const detail = {
    scrollMs: size.scrollMs,
    pxPerSecond: PX_PER_SECOND,
    ours: ours.map(framesOf),
    floor: floor.map(framesOf),
  };
  const ratio = reference === 0 ? null : value / reference;
  return { name, value, unit: '%', reference, ratio, aim: '<= reference + 1 %', met: value <= reference + 1, detail };
}

/** Brings the page to the front and scrolls its list down from the top. Answers the time between frames, ms. */
async function scroll(page: Page, forMs: number): Promise<number[]> {
  await page.bringToFront();
  return await page.evaluate(scrollThrough, { list: '[data-testid=orders]', forMs, pxPerSecond: PX_PER_SECOND });
}

function plainList(): string {
  const items = Array.from({ length: ORDERS }, (_, index) => `<li style="height:96px">${index + 1}</li>`);
  return `<div style="height:780px;overflow-y:auto"><ol data-testid="orders">${items.join('')}</ol></div>`;
}

/** Of the frames there was time for, %. */
function droppedShare(gapsMs: readonly number[]): number {
  const missed = gapsMs.reduce((sum, ms) => sum + missedIn(ms), 0);
  return (100 * missed) / (gapsMs.length + missed);
}

const missedIn = (gapMs: number): number => Math.max(0, Math.round(gapMs / FRAME_MS) - 1);

function framesOf(gapsMs: readonly number[]) {
  return { frames: gapsMs.length, droppedPercent: droppedShare(gapsMs), longestMs: quantile(gapsMs, 1) };
}
