import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asRecord } from '../../testing/control';
import { valueAt } from '../../world/valueAt';
import {
  callSigned,
  openPlayground,
  openReceiver,
  prepayBody,
  reopenPlayground,
  SP,
  SUB,
  type Playground,
} from '../testing/playground';

const JSAPI = '/v3/pay/partner/transactions/jsapi';

async function trade(at: Playground, no: string, notifyUrl = 'http://127.0.0.1:9/n'): Promise<string> {
  const body = JSON.stringify(prepayBody(at, { out_trade_no: no, notify_url: notifyUrl }));
  const { text } = await callSigned(at, { method: 'POST', path: JSAPI, body });
  return JSON.parse(text).prepay_id;
}

async function idsOf(seed: string, order: string[]) {
  const at = await openPlayground({ seed });
  const prepays: Record<string, string> = {};
  for (const no of order) {
    prepays[no] = await trade(at, no);
    await at.control(`/trades/${no}/confirm`, {});
  }
  const first = asRecord((await at.control('/trades/TRADE-1'))['trade'])['transactionId'];
  await at.stop();
  return { prepays, first };
}

test('the same seed gives the same ids, in whatever order things happen; another seed gives others', async () => {
  const one = await idsOf('seed-1', ['TRADE-1', 'TRADE-2']);
  const two = await idsOf('seed-1', ['TRADE-2', 'TRADE-1']);
  const other = await idsOf('seed-2', ['TRADE-1', 'TRADE-2']);
  expect(two).toEqual(one);
  expect(two.first).toMatch(/^42000\d{23}$/);
  expect(other.first).not.toBe(one.first);
  expect(other.prepays).not.toEqual(one.prepays);
});

test('a restart remembers trades, keys and refunds under way, and goes on telling what was not acknowledged', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'simulator-'));
  const receiver = await openReceiver([500]);
  const before = await openPlayground({ dir, timeScale: 1, refundDelayS: 0.3 });
  await trade(before, 'TRADE-1', receiver.url);
  await before.control('/trades/TRADE-1/confirm', {});
  await receiver.until(1);
  const refund = {
    sub_mchid: SUB,
    out_trade_no: 'TRADE-1',
    out_refund_no: 'REFUND-1',
    amount: { refund: 100, total: 20_000, currency: 'CNY' },
  };
  await callSigned(before, { method: 'POST', path: '/v3/refund/domestic/refunds', body: JSON.stringify(refund) });
  const was = await before.control('/trades/TRADE-1');
  await before.stop();
  // A process killed in mid-write leaves half a line.
  appendFileSync(join(dir, 'journal.jsonl'), '{"kind":"trade","val');

  const { credentials } = before;
  const certificatePem = credentials[SP.certificate]?.certificatePem ?? '';
  const apiV3Key = credentials[SP.certificate]?.apiV3Key ?? '';
  const subMerchants = [{ subMchid: SUB, name: '人民广场站' }];
  const after = await reopenPlayground(credentials, {
    dir,
    merchants: [{ spMchid: SP.certificate, certificatePem, apiV3Key, apps: [], subMerchants }],
  });
  expect(after.merchants[0]?.certificates).toEqual(before.merchants[0]?.certificates);
  await receiver.until(2);
  await untilOver(after);
  expect(await after.control('/trades/TRADE-1')).toMatchObject({
    trade: was['trade'],
    refunds: [{ outRefundNo: 'REFUND-1', status: 'SUCCESS' }],
    notifications: [{ state: 'acknowledged' }],
  });
  await after.control('/reset', {});
  expect(await after.control('/trades/TRADE-1')).toEqual({ failed: 404 });
  await after.stop();
  await receiver.stop();
  rmSync(dir, { recursive: true });
});

/** The refund is no longer under way, and its callback has been answered. */
async function untilOver(simulator: Playground): Promise<void> {
  for (;;) {
    const told = await simulator.control('/trades/TRADE-1');
    const isGiven = valueAt(told, ['refunds', 0, 'status']) !== 'PROCESSING';
    if (isGiven && valueAt(told, ['notifications', 0, 'state']) !== 'pending') return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
