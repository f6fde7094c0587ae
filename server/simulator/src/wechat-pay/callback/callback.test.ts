import { createDecipheriv, createVerify } from 'node:crypto';
import { asRecord } from '../../testing/control';
import type { Receiver } from '../../testing/receiver';
import { valueAt } from '../../world/valueAt';
import {
  callSigned,
  openPlayground,
  openReceiver,
  OTHER_SUB,
  prepayBody,
  SP,
  SUB,
  type Playground,
} from '../testing/playground';

let at: Playground;
const receivers: Receiver[] = [];
beforeAll(async () => {
  at = await openPlayground();
});
afterAll(() => at.stop());
afterEach(async () => {
  await Promise.all(receivers.splice(0).map((receiver) => receiver.stop()));
});

/** A trade paid by its payer, and the merchant's address that is told so. */
async function paid(totalFen: number, statuses: number[] = [], spMchid: string = SP.certificate) {
  const receiver = await openReceiver(statuses);
  receivers.push(receiver);
  const request = prepayBody(at, {
    sp_mchid: spMchid,
    notify_url: receiver.url,
    amount: { total: totalFen, currency: 'CNY' },
  });
  const path = '/v3/pay/partner/transactions/jsapi';
  await callSigned(at, { method: 'POST', path, body: JSON.stringify(request), spMchid });
  const outTradeNo = String(request['out_trade_no']);
  await at.control(`/trades/${outTradeNo}/confirm`, {});
  return { receiver, outTradeNo };
}

/** The receiving side, written from the public rules. */
function read(message: Receiver['received'][number] | undefined, spMchid: string = SP.certificate) {
  if (!message) throw new Error('nothing was received');
  const header = (name: string) => String(message.headers[`wechatpay-${name}`]);
  const signature = header('signature');
  const verified = createVerify('sha256')
    .update(`${header('timestamp')}\n${header('nonce')}\n${message.body}\n`)
    .verify(keyOf(spMchid, header('serial')), signature, 'base64');
  const envelope = asRecord(JSON.parse(message.body));
  return { envelope, verified, signature, timestamp: Number(header('timestamp')) };
}

function keyOf(spMchid: string, serial: string): string {
  const portal = at.merchants.find((merchant) => merchant.spMchid === spMchid);
  if (serial === portal?.publicKeyId) return portal.publicKeyPem;
  return portal?.certificates.find((one) => one.serial === serial)?.certificatePem ?? '';
}

function decrypted(message: Receiver['received'][number] | undefined, spMchid: string = SP.certificate) {
  const resource = asRecord(read(message, spMchid).envelope['resource']);
  const bytes = Buffer.from(String(resource['ciphertext']), 'base64');
  const decipher = createDecipheriv('aes-256-gcm', at.credentials[spMchid]?.apiV3Key ?? '', String(resource['nonce']))
    .setAAD(Buffer.from(String(resource['associated_data'])))
    .setAuthTag(bytes.subarray(-16));
  return asRecord(JSON.parse(Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]).toString()));
}

test.each([SP.certificate, SP.publicKey])('%s is told of a payment in a signed, encrypted message', async (spMchid) => {
  const { receiver, outTradeNo } = await paid(20_000, [], spMchid);
  await receiver.until(1);
  const [message] = receiver.received;
  expect(read(message, spMchid)).toMatchObject({
    verified: true,
    envelope: { event_type: 'TRANSACTION.SUCCESS', resource_type: 'encrypt-resource' },
  });
  expect(decrypted(message, spMchid)).toMatchObject({
    sp_mchid: spMchid,
    sub_mchid: SUB,
    out_trade_no: outTradeNo,
    trade_state: 'SUCCESS',
    amount: { total: 20_000, payer_total: 20_000 },
  });
});

test('what is not acknowledged is told again on the schedule, signed anew under the same id', async () => {
  const { receiver } = await paid(20_000, [500, 401, 204]);
  await receiver.until(3);
  await new Promise((resolve) => setTimeout(resolve, 60));
  const messages = receiver.received;
  expect(messages).toHaveLength(3);
  expect(new Set(messages.map((message) => read(message).envelope['id'])).size).toBe(1);
  expect(new Set(messages.map((message) => message.headers['wechatpay-nonce'])).size).toBe(3);
  expect(messages.every((message) => read(message).verified)).toBe(true);
  // 15 s each, a thousand times faster.
  expect((messages[1]?.atMs ?? 0) - (messages[0]?.atMs ?? 0)).toBeGreaterThanOrEqual(14);
});

test('a receiver that never acknowledges is given up after the first try and fifteen more', async () => {
  const hasty = await openPlayground({ timeScale: 100_000_000 });
  const receiver = await openReceiver(Array.from({ length: 20 }, () => 500));
  const request = prepayBody(hasty, { notify_url: receiver.url, out_trade_no: 'TRADE-1' });
  const path = '/v3/pay/partner/transactions/jsapi';
  await callSigned(hasty, { method: 'POST', path, body: JSON.stringify(request) });
  await hasty.control('/trades/TRADE-1/confirm', {});
  const state = async () => valueAt(await hasty.control('/trades/TRADE-1'), ['notifications', 0, 'state']);
  while ((await state()) !== 'given-up') await new Promise((resolve) => setTimeout(resolve, 5));
  expect(receiver.received).toHaveLength(16);
  await hasty.stop();
  await receiver.stop();
});

test('a refund is told under its own state name', async () => {
  const { receiver, outTradeNo } = await paid(20_000);
  const body = JSON.stringify({
    sub_mchid: SUB,
    out_trade_no: outTradeNo,
    out_refund_no: `R${outTradeNo}`,
    notify_url: receiver.url,
    amount: { refund: 500, total: 20_000, currency: 'CNY' },
  });
  await callSigned(at, { method: 'POST', path: '/v3/refund/domestic/refunds', body });
  await receiver.until(2);
  const told = receiver.received.find((message) => read(message).envelope['event_type'] === 'REFUND.SUCCESS');
  expect(decrypted(told)).toMatchObject({ refund_status: 'SUCCESS', amount: { refund: 500, total: 20_000 } });
});

test('by amount: a forged callback comes first, the honest one follows when it is refused', async () => {
  const { receiver } = await paid(20_064, [401]);
  await receiver.until(2);
  expect(receiver.received.map((message) => read(message).verified)).toEqual([false, true]);
});

test('by amount: a sign test carries its prefix and does not verify', async () => {
  const { receiver } = await paid(20_066, [401]);
  await receiver.until(2);
  const [first, second] = receiver.received.map((message) => read(message));
  expect(first?.signature).toMatch(/^WECHATPAY\/SIGNTEST\//);
  expect([first?.verified, second?.verified]).toEqual([false, true]);
});

test('by amount: an altered ciphertext is well signed, and only the GCM tag tells', async () => {
  const { receiver } = await paid(20_065, [500]);
  await receiver.until(2);
  expect(read(receiver.received[0]).verified).toBe(true);
  expect(() => decrypted(receiver.received[0])).toThrow(/authenticate/);
  expect(decrypted(receiver.received[1])).toMatchObject({ trade_state: 'SUCCESS' });
});

test('by amount: an old callback is an hour old, with a right signature', async () => {
  const { receiver } = await paid(20_067, [500]);
  await receiver.until(1);
  const { verified, timestamp } = read(receiver.received[0]);
  expect(verified).toBe(true);
  expect(Date.now() / 1000 - timestamp).toBeGreaterThan(3590);
});

test("by amount: another station's merchant, a wrong amount, a doubled and a withheld callback", async () => {
  const other = await paid(20_068);
  const wrong = await paid(20_069);
  const doubled = await paid(20_063);
  const never = await paid(20_062);
  await Promise.all([other.receiver.until(1), wrong.receiver.until(1), doubled.receiver.until(2)]);
  expect(decrypted(other.receiver.received[0])).toMatchObject({ sub_mchid: OTHER_SUB });
  expect(decrypted(wrong.receiver.received[0])).toMatchObject({ amount: { total: 20_068 } });
  expect(doubled.receiver.received).toHaveLength(2);
  expect(never.receiver.received).toHaveLength(0);
  expect(await at.control(`/trades/${never.outTradeNo}`)).toMatchObject({ notifications: [{ state: 'withheld' }] });
});

test('a withheld or given-up callback can be fired by hand, and its answer is told', async () => {
  const { receiver, outTradeNo } = await paid(20_062, [403]);
  expect(await at.control(`/trades/${outTradeNo}/callback`, {})).toMatchObject({ status: 403 });
  expect(await at.control(`/trades/${outTradeNo}/callback`, {})).toMatchObject({ status: 200 });
  expect(receiver.received).toHaveLength(2);
});
