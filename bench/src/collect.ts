import { randomUUID } from 'node:crypto';
import { Agent } from 'undici';
import { z } from 'zod';
import type { BenchTill } from './addStation';
import { atOnce } from './atOnce';
import type { Bench } from './bench';
import { pick } from './chain';
import { post } from './post';

/** A payer's code, read by a scanner. */
export const Scan = z.object({
  tender: z.enum(['wechat-pay', 'alipay']),
  authCode: z.string(),
  /** The account that collects, when no till does. */
  account: z.object({ mchid: z.string(), pid: z.string(), appAuthToken: z.string() }),
});
export type Scan = z.infer<typeof Scan>;

/** Of every collect; below what a wallet wants a password for. */
export const COLLECTED_FEN = 20_000;
const Code = z.object({ code: z.string() });
const Order = z.object({ id: z.string() });
const Paid = z.object({ state: z.literal('paid') });

/** The codes of as many payers, WeChat Pay's and Alipay's in turn. They are good for a minute. */
export async function scanCodes({ stack, merchants }: Bench, count: number): Promise<Scan[]> {
  const agent = new Agent({ connections: 8 });
  const scans: Scan[] = [];
  const numbers = Array.from({ length: count }, (_, index) => index);
  await atOnce(numbers, 8, async (index) => {
    const [tender, path] =
      index % 2 === 0 ? (['wechat-pay', '/payer-code'] as const) : (['alipay', '/alipay/code'] as const);
    const asked = { origin: stack.simulatorUrl, path: `/control${path}`, body: { user: randomUUID() } };
    const { code: authCode } = Code.parse(await post(agent, asked));
    scans[index] = { tender, authCode, account: pick(merchants.accounts, index) };
  });
  await agent.close();
  return scans;
}

/** Opens an order at the till and collects it from the code. `sent`, `answered`: of the collecting call, in ms of `performance.now()`. */
export async function collect(
  url: string,
  { agent, till, scan }: { readonly agent: Agent; readonly till: BenchTill; readonly scan: Scan },
): Promise<{ orderId: string; sent: number; answered: number }> {
  const headers = { cookie: till.cookie };
  const order = { actionId: randomUUID(), fuel: { nozzleNo: 1, amountFen: COLLECTED_FEN } };
  const { id } = Order.parse(await post(agent, { origin: url, path: '/api/till/orders', headers, body: order }));
  const body = { method: 'code', actionId: randomUUID(), authCode: scan.authCode };
  const sent = performance.now();
  const answer = await post(agent, { origin: url, path: `/api/till/orders/${id}/payments`, headers, body });
  const answered = performance.now();
  Paid.parse(answer);
  return { orderId: id, sent, answered };
}
