import { fork } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Stack } from '@jiayou/config/stack';
import { Agent } from 'undici';
import { z } from 'zod';
import { addStation, type BenchTill } from './addStation';
import { askFloor } from './askFloor';
import type { Bench } from './bench';
import { byClock } from './byClock';
import { pick } from './chain';
import { collect, scanCodes, type Scan } from './collect';
import { cpuTimeMs } from './cpuTime';
import { quantile } from './quantile';
import type { Result } from './result';
import { openTillStreams, tillsOf } from './tillStreams';
import { takenMeter, undisturbed, type Kept, type Stretch } from './undisturbed';

const PER_SECOND = 50;
const TILLS_OF_ONE_STATION = 10;
/** What the house may add to the channel's own time, p99, ms. */
const MOST_ADDED_MS = 60;

const Answered = z.array(z.number());
type Tender = Scan['tender'];

/** Of each collect of one stretch, ms. */
interface Times extends Stretch {
  readonly answered: readonly { readonly tender: Tender; readonly ms: number }[];
  readonly arrivedMs: readonly number[];
  /** CPU time for one collect, ms. A processor that is full measures its queue, not the house. */
  readonly cpuMs: { readonly api: number; readonly simulator: number };
}

/**
 * (e) From a payer's code being sent to the answer, and to the ticket on the till's stream, at fifty collects a second: at many
 * stations, then all at one. Beside it, at the same rate, the same calls through our channel code alone, and as many commits as a
 * collect waits for alone: what the disk takes. Rounds in turn.
 */
export async function collects(bench: Bench): Promise<Result[]> {
  const { account } = pick(bench.chain.stations, 0);
  const one = await addStation(bench.pool, { code: 'busy', account, tills: TILLS_OF_ONE_STATION });
  const many = tillsOf(bench.chain);
  const { floor, disk, atMany, atOne } = await undisturbed(
    {
      floor: () => channelAlone(bench),
      disk: () => commitsAlone(bench),
      atMany: (round) => throughTheHouse(bench, many, warmUpOf(bench, round)),
      atOne: (round) => throughTheHouse(bench, one.tills, warmUpOf(bench, round)),
    },
    bench.size.rounds,
  );
  return [
    ...rows({ where: `${bench.chain.stations.length} stations`, tills: many.length, ours: atMany, floor }),
    ...rows({ where: 'one station', tills: one.tills.length, ours: atOne, floor }),
    ...[0.5, 0.99].map((share) => commitsRow(disk, share)),
  ];
}

/** Collects that are not counted: connections, prepared statements, and at first code that is compiled only after much use. */
const warmUpOf = ({ size }: Bench, round: number): number => (round === 0 ? size.collects : size.collects / 10);

async function channelAlone(bench: Bench): Promise<Times> {
  // Every time a new process: never warm.
  const warmUp = warmUpOf(bench, 0);
  const scans = await scanCodes(bench, warmUp + bench.size.collects);
  const job = { dir: bench.merchants.dir, simulatorUrl: bench.stack.simulatorUrl, scans, perSecond: PER_SECOND };
  const [cpu, taken] = [cpuMeter(bench.stack), takenMeter()];
  const answeredMs = Answered.parse(await askFloor(fork(join(__dirname, 'channelFloor.js')), job));
  const times = scans.map(({ tender }, index) => ({ tender, ms: answeredMs[index] ?? Number.NaN }));
  return { answered: times.slice(warmUp), arrivedMs: [], cpuMs: cpu(scans.length), taken: taken() };
}

/** One before the channel is asked, one when it has answered. */
const COMMITS = 2;

async function commitsAlone({ pool, size, stack }: Bench): Promise<Times> {
  await pool.query('create table if not exists bench_commits (n int)');
  const arrivedMs: number[] = [];
  const [cpu, taken] = [cpuMeter(stack), takenMeter()];
  await byClock(Array.from({ length: size.collects }), PER_SECOND, async () => {
    const sent = performance.now();
    for (let nth = 0; nth < COMMITS; nth += 1) await pool.query('insert into bench_commits values (1)');
    arrivedMs.push(performance.now() - sent);
  });
  return { answered: [], arrivedMs, cpuMs: cpu(size.collects), taken: taken() };
}

function commitsRow({ kept }: Kept<Times>, share: number): Result {
  const value = quantile(
    kept.flatMap(({ arrivedMs }) => arrivedMs),
    share,
  );
  const name = `e. ${COMMITS} one-row commits at ${PER_SECOND}/s, nothing else, p${share * 100}`;
  return {
    name,
    value,
    unit: 'ms',
    reference: null,
    ratio: null,
    aim: null,
    met: null,
    detail: { rounds: kept.length },
  };
}

async function throughTheHouse(bench: Bench, tills: readonly BenchTill[], warmUp: number): Promise<Times> {
  const agent = new Agent({ connections: 128 });
  const streams = await openTillStreams(bench.url, tills);
  const sentAt = new Map<string, number>();
  const numbered = async (count: number) => [...(await scanCodes(bench, count)).entries()];
  const run = ([index, scan]: readonly [number, Scan]) => collect(bench.url, { agent, scan, till: pick(tills, index) });
  await byClock(await numbered(warmUp), PER_SECOND, async (item) => void (await run(item)));
  const items = await numbered(bench.size.collects);
  const answered: { tender: Tender; ms: number }[] = [];
  const [cpu, taken] = [cpuMeter(bench.stack), takenMeter()];
  await byClock(items, PER_SECOND, async (item) => {
    const { orderId, sent, answered: answeredAt } = await run(item);
    sentAt.set(orderId, sent);
    answered.push({ tender: item[1].tender, ms: answeredAt - sent });
  });
  await streams.until([...sentAt.keys()]);
  const used = { cpuMs: cpu(items.length), taken: taken() };
  const arrivedMs = [...sentAt].map(([orderId, sent]) => (streams.arrivedAt.get(orderId) ?? Number.NaN) - sent);
  await Promise.all([streams.close(), agent.close()]);
  await sleep(1000); // what a collect leaves to be done belongs to no other round
  return { answered, arrivedMs, ...used };
}

/** Answers, when the work is done, what one of so many collects took since now. */
function cpuMeter({ api, simulator }: Stack): (count: number) => Times['cpuMs'] {
  const used = () => ({ api: cpuTimeMs(api.pid), simulator: cpuTimeMs(simulator.pid) });
  const before = used();
  return (count) => {
    const after = used();
    return { api: (after.api - before.api) / count, simulator: (after.simulator - before.simulator) / count };
  };
}

interface Place {
  readonly where: string;
  readonly tills: number;
  readonly ours: Kept<Times>;
  readonly floor: Kept<Times>;
}

function rows({ where, tills, ours, floor }: Place): Result[] {
  const answeredMs = msOf(ours);
  const cpuMs = { house: cpuOf(ours), channelAlone: cpuOf(floor) };
  const rounds = { house: ours.all.map(roundOf), channelAlone: floor.all.map(roundOf) };
  const detail = { collects: answeredMs.length, tills, cpuMs, rounds, byWallet: byWallet(ours, floor) };
  const row = (name: string, ms: readonly number[], share: number) => {
    const [value, reference] = [quantile(ms, share), quantile(msOf(floor), share)];
    const full = `e. ${name} at ${PER_SECOND}/s, ${where} (reference: the channel alone), p${share * 100}`;
    const added = { ...detail, addedMs: value - reference };
    const open = { aim: null, met: null, detail: added };
    return { name: full, value, unit: 'ms', reference, ratio: value / reference, ...open };
  };
  const [answer, ticket] = ['code scanned → result', "code scanned → ticket on the till's stream"];
  const tail = row(answer, answeredMs, 0.99);
  const met = tail.detail.addedMs < MOST_ADDED_MS;
  const arrivedMs = ours.kept.flatMap((times) => times.arrivedMs);
  return [
    row(answer, answeredMs, 0.5),
    { ...tail, aim: `< reference + ${MOST_ADDED_MS} ms`, met },
    row(ticket, arrivedMs, 0.5),
    row(ticket, arrivedMs, 0.99),
  ];
}

/** Of every round, counted or not. */
const roundOf = ({ taken, answered }: Times) => ({
  takenByOthers: taken,
  p99: quantile(
    answered.map(({ ms }) => ms),
    0.99,
  ),
});
const cpuOf = ({ kept }: Kept<Times>) => kept.map(({ cpuMs }) => cpuMs);

function msOf({ kept }: Kept<Times>, only?: Tender): number[] {
  const all = kept.flatMap(({ answered }) => answered);
  return all.filter(({ tender }) => only === undefined || tender === only).map(({ ms }) => ms);
}

function byWallet(ours: Kept<Times>, floor: Kept<Times>) {
  const of = (only: Tender) => ({
    p50: quantile(msOf(ours, only), 0.5),
    p99: quantile(msOf(ours, only), 0.99),
    channelP50: quantile(msOf(floor, only), 0.5),
    channelP99: quantile(msOf(floor, only), 0.99),
  });
  return { 'wechat-pay': of('wechat-pay'), alipay: of('alipay') };
}
