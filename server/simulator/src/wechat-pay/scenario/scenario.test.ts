import { callSigned, openPlayground, prepayBody, SP, SUB, type Playground } from '../testing/playground';

const JSAPI = '/v3/pay/partner/transactions/jsapi';
const OWNER = { sp_mchid: SP.certificate, sub_mchid: SUB };

let at: Playground;
beforeAll(async () => {
  at = await openPlayground();
});
afterAll(() => at.stop());

const send = (request: object) => callSigned(at, { method: 'POST', path: JSAPI, body: JSON.stringify(request) });
const close = (no: string) =>
  callSigned(at, {
    method: 'POST',
    path: `/v3/pay/partner/transactions/out-trade-no/${no}/close`,
    body: JSON.stringify(OWNER),
  });
async function stateOf(no: string): Promise<unknown> {
  const search = new URLSearchParams(OWNER);
  const { text } = await callSigned(at, {
    path: `/v3/pay/partner/transactions/out-trade-no/${no}?${search.toString()}`,
  });
  return JSON.parse(text).trade_state;
}

function requestOf(totalFen: number) {
  const request = prepayBody(at, { amount: { total: totalFen, currency: 'CNY' } });
  return { request, no: String(request['out_trade_no']) };
}

test('a lost prepay answer leaves a trade that can be queried and prepaid again', async () => {
  const { request, no } = requestOf(20_051);
  await expect(send(request)).rejects.toThrow('fetch failed');
  expect(await stateOf(no)).toBe('NOTPAY');
  expect((await send(request)).response.status).toBe(200);
});

test('a lost close answer closed the trade all the same', async () => {
  const { request, no } = requestOf(20_053);
  await send(request);
  await expect(close(no)).rejects.toThrow('fetch failed');
  expect(await stateOf(no)).toBe('CLOSED');
});

test('a success after close: the close is answered 204 and the payer was quicker', async () => {
  const { request, no } = requestOf(20_000);
  // Three seconds here, where a thousand pass in one: time enough to see it closed.
  await at.order([{ name: 'success-after-close', s: 3_000 }], no);
  await send(request);
  expect((await close(no)).response.status).toBe(204);
  expect(await stateOf(no)).toBe('CLOSED');
  while ((await stateOf(no)) === 'CLOSED') await new Promise((resolve) => setTimeout(resolve, 20));
  expect(await stateOf(no)).toBe('SUCCESS');
});

test('a payer who cannot pay leaves the trade NOTPAY', async () => {
  const { request, no } = requestOf(20_072);
  await send(request);
  expect(await at.control(`/trades/${no}/confirm`, {})).toMatchObject({ result: 'refused' });
  expect(await stateOf(no)).toBe('NOTPAY');
});

test.each([
  ['system-error', 500, 'SYSTEM_ERROR'],
  ['too-many-requests', 429, 'FREQUENCY_LIMITED'],
] as const)('%s is answered once and nothing was created', async (name, status, code) => {
  const { request, no } = requestOf(20_000);
  await at.order([{ name, on: ['prepay'] }], no);
  const first = await send(request);
  expect([first.response.status, JSON.parse(first.text).code]).toEqual([status, code]);
  expect(await at.control(`/trades/${no}`)).toEqual({ failed: 404 });
  expect((await send(request)).response.status).toBe(200);
});

test('what is ordered for the next trade strikes the next trade only', async () => {
  await at.order([{ name: 'system-error', on: ['prepay'] }]);
  const statuses = [await send(requestOf(100).request), await send(requestOf(100).request)];
  expect(statuses.map(({ response }) => response.status)).toEqual([500, 200]);
});

test('a slow answer is slow by as much as ordered', async () => {
  const { request, no } = requestOf(100);
  await at.order([{ name: 'answer-slow', ms: 120, on: ['prepay'] }], no);
  const began = Date.now();
  await send(request);
  expect(Date.now() - began).toBeGreaterThanOrEqual(115);
});

test('the log of requests tells what was asked about a trade and how it was answered', async () => {
  const { request, no } = requestOf(100);
  await send(request);
  await stateOf(no);
  const { requests } = await at.control(`/requests?out_trade_no=${no}`);
  expect(requests).toMatchObject([
    { api: 'prepay', status: 200, spMchid: SP.certificate },
    { api: 'query', status: 200 },
  ]);
});

test('an unknown scenario is refused in words', async () => {
  expect(await at.control('/scenario', { scenarios: [{ name: 'earthquake' }] })).toEqual({ failed: 400 });
});
