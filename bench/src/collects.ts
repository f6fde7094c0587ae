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

const PER_SECOND = 50;
const TILLS_OF_ONE_STATION = 10;
/** What the house may add to the channel's own time, p99, ms. */
const MOST_ADDED_MS = 60;

const Answered = z.array(z.number());
type Tender = Scan['tender'];

/** Of each collect, ms. */
interface Times {
  readonly answered: { readonly tender: Tender; readonly ms: number }[];
  readonly arrivedMs: number[];
  /** Of each round: CPU time for one collect, ms. A processor that is full measures its queue, not the house. */
  readonly cpuMs: { readonly api: number; readonly simulator: number }[];
}

/**
 * (e) From a payer's code being sent to the answer, and to the ticket on the till's stream, at fifty collects a second: at many
 * stations, then all at one. Beside it, at the same rate, the same calls through our channel code alone. Rounds in turn.
 */
export async function collects(bench: Bench): Promise<Result[]> {
  const { account } = pick(bench.chain.stations, 0);
  const one = await addStation(bench.pool, { code: 'busy', account, tills: TILLS_OF_ONE_STATION });
  const places = [
    { where: `${bench.chain.stations.length} stations`, tills: tillsOf(bench.chain), times: noTimes() },
    { where: 'one station', tills: one.tills, times: noTimes() },
  ];
  const floor = noTimes();
  for (let round = 0; round < bench.size.rounds; round += 1) {
    await channelAlone(bench, floor);
    for (const { tills, times } of places) await throughTheHouse(bench, tills, times);
  }
  return places.flatMap(({ where, tills, times }) => rows({ where, tills: tills.length, times, floor }));
}

const noTimes = (): Times => ({ answered: [], arrivedMs: [], cpuMs: [] });

/** Collects that are not counted, as many as are: connections, prepared statements, and code that is compiled only after much use. */
const warmUpOf = ({ size }: Bench): number => size.collects;

async function channelAlone(bench: Bench, times: Times): Promise<void> {
  const warmUp = warmUpOf(bench);
  const scans = await scanCodes(bench, warmUp + bench.size.collects);
  const job = { dir: bench.merchants.dir, simulatorUrl: bench.stack.simulatorUrl, scans, perSecond: PER_SECOND };
  const cpu = cpuMeter(bench.stack);
  const answeredMs = Answered.parse(await askFloor(fork(join(__dirname, 'channelFloor.js')), job));
  times.cpuMs.push(cpu(scans.length));
  for (const [index, { tender }] of scans.entries()) {
    if (index >= warmUp) times.answered.push({ tender, ms: answeredMs[index] ?? Number.NaN });
  }
}

async function throughTheHouse(bench: Bench, tills: readonly BenchTill[], times: Times): Promise<void> {
  const agent = new Agent({ connections: 128 });
  const streams = await openTillStreams(bench.url, tills);
  const sentAt = new Map<string, number>();
  const numbered = async (count: number) => [...(await scanCodes(bench, count)).entries()];
  const run = ([index, scan]: readonly [number, Scan]) => collect(bench.url, { agent, scan, till: pick(tills, index) });
  await byClock(await numbered(warmUpOf(bench)), PER_SECOND, async (item) => void (await run(item)));
  const items = await numbered(bench.size.collects);
  const cpu = cpuMeter(bench.stack);
  await byClock(items, PER_SECOND, async (item) => {
    const { orderId, sent, answered } = await run(item);
    sentAt.set(orderId, sent);
    times.answered.push({ tender: item[1].tender, ms: answered - sent });
  });
  await streams.until([...sentAt.keys()]);
  times.cpuMs.push(cpu(items.length));
  for (const [orderId, sent] of sentAt) times.arrivedMs.push((streams.arrivedAt.get(orderId) ?? Number.NaN) - sent);
  await Promise.all([streams.close(), agent.close()]);
  await sleep(1000); // what a collect leaves to be done belongs to no other round
}

/** Answers, when the work is done, what one of so many collects took since now. */
function cpuMeter({ api, simulator }: Stack): (count: number) => Times['cpuMs'][number] {
  const used = () => ({ api: cpuTimeMs(api.pid), simulator: cpuTimeMs(simulator.pid) });
  const before = used();
  return (count) => {
    const after = used();
    return { api: (after.api - before.api) / count, simulator: (after.simulator - before.simulator) / count };
  };
}

interface Measured {
  readonly where: string;
  readonly tills: number;
  readonly times: Times;
  readonly floor: Times;
}

function rows({ where, tills, times, floor }: Measured): Result[] {
  const answeredMs = msOf(times);
  const cpuMs = { house: times.cpuMs, channelAlone: floor.cpuMs };
  const detail = { collects: answeredMs.length, tills, cpuMs, byWallet: byWallet(times, floor) };
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
  return [
    row(answer, answeredMs, 0.5),
    { ...tail, aim: `< reference + ${MOST_ADDED_MS} ms`, met },
    row(ticket, times.arrivedMs, 0.5),
    row(ticket, times.arrivedMs, 0.99),
  ];
}

function msOf({ answered }: Times, only?: Tender): number[] {
  return answered.filter(({ tender }) => only === undefined || tender === only).map(({ ms }) => ms);
}

function byWallet(times: Times, floor: Times) {
  const of = (only: Tender) => ({
    p50: quantile(msOf(times, only), 0.5),
    p99: quantile(msOf(times, only), 0.99),
    channelP50: quantile(msOf(floor, only), 0.5),
    channelP99: quantile(msOf(floor, only), 0.99),
  });
  return { 'wechat-pay': of('wechat-pay'), alipay: of('alipay') };
}
