import { publicEncrypt } from 'node:crypto';
import { callSigned, openPlayground, OTHER_SUB, prepayBody, SP, SUB, type Playground } from '../testing/playground';

const REFUNDS = '/v3/refund/domestic/refunds';

let at: Playground;
beforeAll(async () => {
  at = await openPlayground({ refundDelayS: 20 });
});
afterAll(() => at.stop());

async function paidTrade(totalFen: number): Promise<string> {
  const request = prepayBody(at, { amount: { total: totalFen, currency: 'CNY' } });
  const path = '/v3/pay/partner/transactions/jsapi';
  await callSigned(at, { method: 'POST', path, body: JSON.stringify(request) });
  await at.control(`/trades/${String(request['out_trade_no'])}/confirm`, {});
  return String(request['out_trade_no']);
}

async function refund(outTradeNo: string, no: string, amount: { refund: number; total: number; sub?: string }) {
  const { refund: refundFen, total, sub = SUB } = amount;
  const body = JSON.stringify({
    sub_mchid: sub,
    out_trade_no: outTradeNo,
    out_refund_no: no,
    amount: { refund: refundFen, total, currency: 'CNY' },
  });
  const { response, text } = await callSigned(at, { method: 'POST', path: REFUNDS, body });
  return { http: response.status, ...JSON.parse(text) };
}

async function statusOf(no: string): Promise<{ status?: string }> {
  const { text } = await callSigned(at, { path: `${REFUNDS}/${no}?sub_mchid=${SUB}` });
  return JSON.parse(text);
}

/** Asks until the refund is no longer under way. */
async function ended(no: string): Promise<unknown> {
  for (;;) {
    const said = await statusOf(no);
    if (said.status !== 'PROCESSING') return said;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

test('a refund is accepted as PROCESSING and succeeds later; the trade reads REFUND', async () => {
  const trade = await paidTrade(10_000);
  expect(await refund(trade, `R1${trade}`, { refund: 4000, total: 10_000 })).toMatchObject({ status: 'PROCESSING' });
  expect(await ended(`R1${trade}`)).toMatchObject({ status: 'SUCCESS', success_time: expect.any(String) });
  const { text } = await callSigned(at, {
    path: `/v3/pay/partner/transactions/out-trade-no/${trade}?sp_mchid=${SP.certificate}&sub_mchid=${SUB}`,
  });
  expect(JSON.parse(text)).toMatchObject({ trade_state: 'REFUND' });
});

test('the same number refunds once, and another amount under it is refused', async () => {
  const trade = await paidTrade(10_000);
  const first = await refund(trade, `R2${trade}`, { refund: 6000, total: 10_000 });
  const again = await refund(trade, `R2${trade}`, { refund: 6000, total: 10_000 });
  expect(again.refund_id).toBe(first.refund_id);
  expect(await refund(trade, `R2${trade}`, { refund: 5000, total: 10_000 })).toMatchObject({
    http: 400,
    code: 'INVALID_REQUEST',
  });
});

test('of refunds racing for one trade no more is accepted than was paid', async () => {
  const trade = await paidTrade(10_000);
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, i) => refund(trade, `R3${i}${trade}`, { refund: 6000, total: 10_000 })),
  );
  expect(answers.filter(({ http }) => http === 200)).toHaveLength(1);
});

test('the fifty-first part is refused', async () => {
  const trade = await paidTrade(10_000);
  for (let part = 0; part < 50; part += 1) await refund(trade, `P${part}${trade}`, { refund: 1, total: 10_000 });
  expect(await refund(trade, `P50${trade}`, { refund: 1, total: 10_000 })).toMatchObject({ http: 400 });
});

test.each([
  ['a wrong total', { refund: 100, total: 9999 }, 400, 'INVALID_REQUEST'],
  ["another station's merchant", { refund: 100, total: 10_000, sub: OTHER_SUB }, 400, 'INVALID_REQUEST'],
  ['nothing', { refund: 0, total: 10_000 }, 400, 'PARAM_ERROR'],
])('a refund of %s is refused', async (...[, amount, http, code]) => {
  const trade = await paidTrade(10_000);
  expect(await refund(trade, `R4${trade}`, amount)).toMatchObject({ http, code });
});

test('an unpaid trade, an unknown trade and an unknown refund are told apart', async () => {
  const request = prepayBody(at);
  const path = '/v3/pay/partner/transactions/jsapi';
  await callSigned(at, { method: 'POST', path, body: JSON.stringify(request) });
  const unpaid = String(request['out_trade_no']);
  expect(await refund(unpaid, 'R5', { refund: 1, total: 20_000 })).toMatchObject({
    http: 400,
    code: 'INVALID_REQUEST',
  });
  expect(await refund('TUNKNOWN', 'R6', { refund: 1, total: 1 })).toMatchObject({ http: 404 });
  expect(await statusOf('R7')).toMatchObject({ code: 'RESOURCE_NOT_EXISTS' });
});

test.each([
  ['82', 'ABNORMAL'],
  ['83', 'CLOSED'],
])('a refund whose amount ends in %s fen ends %s', async (digits, status) => {
  const trade = await paidTrade(10_000);
  await refund(trade, `R8${trade}`, { refund: Number(`10${digits}`), total: 10_000 });
  expect(await ended(`R8${trade}`)).toMatchObject({ status });
});

function portal() {
  const found = at.merchants.find(({ spMchid }) => spMchid === SP.certificate);
  if (!found) throw new Error('no such merchant');
  return found;
}

const named = (serial = '') => ({ 'Wechatpay-Serial': serial });

test('an abnormal refund goes on to the card somebody named, encrypted for the platform', async () => {
  const trade = await paidTrade(10_000);
  const no = `RB${trade}`;
  const { refund_id: refundId } = await refund(trade, no, { refund: 1082, total: 10_000 });
  await ended(no);
  const { publicKeyId, publicKeyPem, certificates } = portal();
  const apply = async (card: string, headers: Record<string, string> = named(publicKeyId)) => {
    const fields = { sub_mchid: SUB, out_refund_no: no, type: 'USER_BANK_CARD', bank_account: card, real_name: card };
    const path = `${REFUNDS}/${refundId}/apply-abnormal-refund`;
    const { response, text } = await callSigned(at, { method: 'POST', path, body: JSON.stringify(fields), headers });
    return { http: response.status, ...JSON.parse(text) };
  };
  expect(await apply('6222020000000000000')).toMatchObject({ http: 400, code: 'PARAM_ERROR' });
  const card = publicEncrypt({ key: publicKeyPem, oaepHash: 'sha1' }, Buffer.from('6222020000000000000'));
  for (const headers of [{}, named(certificates[0]?.serial)]) {
    expect(await apply(card.toString('base64'), headers)).toMatchObject({ http: 400, code: 'PARAM_ERROR' });
  }
  expect(await apply(card.toString('base64'))).toMatchObject({ http: 200, status: 'PROCESSING' });
  expect(await ended(no)).toMatchObject({ status: 'SUCCESS' });
  expect(await apply(card.toString('base64'))).toMatchObject({ http: 400, code: 'INVALID_REQUEST' });
});

test('a refund without funds is refused once and accepted under the same number when there are some', async () => {
  const trade = await paidTrade(10_000);
  expect(await refund(trade, `R9${trade}`, { refund: 84, total: 10_000 })).toMatchObject({
    http: 403,
    code: 'NOT_ENOUGH',
  });
  expect(await refund(trade, `R9${trade}`, { refund: 84, total: 10_000 })).toMatchObject({ http: 200 });
});

test('a refund whose answer is lost was accepted all the same', async () => {
  const trade = await paidTrade(10_000);
  await expect(refund(trade, `RA${trade}`, { refund: 85, total: 10_000 })).rejects.toThrow('fetch failed');
  expect(await statusOf(`RA${trade}`)).toMatchObject({ out_refund_no: `RA${trade}` });
});
