// The floor of (e): the channel's own time. A process of its own that makes the same calls as the house does, through our channel
// code, and nothing else: no order, no row, no ticket.
import { randomInt, randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { CodePayRequest, Merchant } from '../../server/dist/channel';
import { byClock } from './byClock';
import { COLLECTED_FEN, Scan } from './collect';
import { openChannels } from './openChannels';

const Job = z.object({
  dir: z.string(),
  simulatorUrl: z.string(),
  scans: z.array(Scan),
  perSecond: z.number(),
});

process.once('message', (message) => {
  void run(Job.parse(message)).then((answeredMs) => process.send?.(answeredMs, () => process.exit(0)));
});

/** How long each call took, ms. */
async function run({ dir, simulatorUrl, scans, perSecond }: z.infer<typeof Job>): Promise<number[]> {
  const channels = openChannels(dir, simulatorUrl);
  const answeredMs: number[] = [];
  await byClock([...scans.entries()], perSecond, async ([index, scan]) => {
    const { codes } = channels[scan.tender];
    if (codes === undefined) throw new Error(`${scan.tender} takes no codes`);
    const startedAt = performance.now();
    const { state } = await codes.pay(requestOf(scan));
    answeredMs[index] = performance.now() - startedAt;
    if (state !== 'succeeded') throw new Error(`the channel answered ${state}`);
  });
  return answeredMs;
}

function requestOf({ tender, authCode, account: { mchid, pid, appAuthToken } }: Scan): CodePayRequest {
  const merchant: Merchant =
    tender === 'wechat-pay' ? { accountNo: mchid, codeApi: 'v3' } : { accountNo: pid, appAuthToken };
  // Of a time when the house makes none.
  const paymentNo = `P20261101000000${String(randomInt(1_000_000_000_000)).padStart(12, '0')}`;
  return {
    merchant,
    paymentNo: paymentNo as CodePayRequest['paymentNo'],
    amountFen: COLLECTED_FEN as CodePayRequest['amountFen'],
    description: '92# 1号枪',
    stationCode: 'B0',
    authCode,
    tillId: randomUUID(),
  };
}
