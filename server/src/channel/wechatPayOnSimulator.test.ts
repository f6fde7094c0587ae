import { Fen } from '@jiayou/contract';
import { createDemoCredentials, startSimulator, type RunningSimulator, type ScenarioInput } from '../../simulator/src';
import type { PaymentNo, RefundNo } from './channel';
import { describeChannel, type Fault, type Kind, type Stage } from './testing/describeChannel';
import { openInbox } from './testing/openInbox';
import { ended } from './testing/stage';
import { wechatPaySettings } from './wechat-pay/testing/settingsOnSimulator';
import { createWechatPay, type WechatPaySettings } from './wechat-pay';

const SP_MCHID = '1900000109';
const STATION_MCHID = '1900000110';
const APP_ID = 'wx1111111111111111';
const AMOUNT = Fen.parse(10_000);

const SCENARIOS: Record<Fault, ScenarioInput> = {
  'answer-lost': { name: 'answer-lost', on: ['code-pay', 'refund'] },
  'payer-types-password': { name: 'payer-types-password' },
  'payer-refuses': { name: 'payer-refuses' },
  'callback-forged': { name: 'callback-forged' },
  'callback-altered': { name: 'callback-altered' },
  'callback-other-merchant': { name: 'callback-other-merchant' },
};

interface Account {
  readonly codeApi: 'v3' | 'v2';
  /** Whether APIv3 answers for what came by V2. */
  readonly v3SeesV2?: boolean;
}

const wechatPay = (account: Account): Kind => ({
  code: 'wechat-pay',
  // A payment by V2 never calls back.
  has: { codes: true, qr: true, callbacks: account.codeApi === 'v3' },
  start: () => start(account),
});

describeChannel('WeChat Pay with codes by v3', wechatPay({ codeApi: 'v3' }));
describeChannel('WeChat Pay with codes by V2', wechatPay({ codeApi: 'v2' }));
describeChannel('WeChat Pay with codes by V2 that v3 knows nothing of', wechatPay({ codeApi: 'v2', v3SeesV2: false }));

describe.each([['v3'], ['v2']] as const)('a code collected by %s', (codeApi) => {
  let stage: WechatStage;
  beforeAll(async () => {
    stage = await start({ codeApi });
  });
  afterAll(() => stage.stop());
  let counted = 0;

  /** The payer types a password; what else shall go wrong. */
  async function waiting(scenarios: ScenarioInput[] = []): Promise<PaymentNo> {
    const paymentNo = `P${codeApi}${Date.now()}${(counted += 1)}` as PaymentNo;
    await stage.order(paymentNo, [{ name: 'payer-types-password' }, ...scenarios]);
    expect(await payByCode(stage, paymentNo)).toEqual({ state: 'pending', paymentNo });
    return paymentNo;
  }
  const reverse = (paymentNo: PaymentNo) => stage.channel.codes?.reverse(stage.merchant, paymentNo);
  const query = (paymentNo: PaymentNo) => stage.channel.query(stage.merchant, paymentNo);

  test('a payer who confirms in the moment of the reverse gets the money back', async () => {
    const paymentNo = await waiting([{ name: 'success-during-reverse' }]);
    expect(await reverse(paymentNo)).toBe('reversed');
    expect(await query(paymentNo)).toEqual({ state: 'closed', paymentNo });
    expect(await stage.tradeOf(paymentNo)).toMatchObject({ state: 'REVOKED', transactionId: expect.any(String) });
  });

  test('a reverse that is not done yet is said again', async () => {
    const paymentNo = await waiting([{ name: 'reverse-again' }]);
    expect(await reverse(paymentNo)).toBe('again');
    expect(await query(paymentNo)).toEqual({ state: 'pending', paymentNo });
    expect(await reverse(paymentNo)).toBe('reversed');
  });

  test('a reverse whose answer is lost, or says a system error, has an unknown outcome until it is said again', async () => {
    const paymentNo = await waiting([{ name: 'answer-lost', on: ['reverse'] }]);
    await expect(reverse(paymentNo)).rejects.toMatchObject({ outcome: 'unknown', code: 'NO_ANSWER' });
    expect(await reverse(paymentNo)).toBe('reversed');
    expect(await stage.confirm(paymentNo)).toBe(false);
  });

  test('a payer who fails is closed, and reversing that is fine', async () => {
    const paymentNo = await waiting([{ name: 'payer-fails', s: 1 }]);
    while ((await query(paymentNo)).state === 'pending') await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await query(paymentNo)).toEqual({ state: 'closed', paymentNo });
    expect(await reverse(paymentNo)).toBe('reversed');
  });

  test('what never arrived is reversed, for nothing can come of it', async () => {
    const paymentNo = `P${codeApi}${Date.now()}never` as PaymentNo;
    expect(await reverse(paymentNo)).toBe('reversed');
  });

  test('an answer nobody can trust says nothing about the money', async () => {
    const paymentNo = `P${codeApi}${Date.now()}bad` as PaymentNo;
    await stage.order(paymentNo, [{ name: 'answer-bad-signature', on: ['code-pay'] }]);
    await expect(payByCode(stage, paymentNo)).rejects.toMatchObject({ outcome: 'unknown', code: 'BAD_SIGNATURE' });
    expect(await query(paymentNo)).toMatchObject({ state: 'succeeded' });
  });

  test.each(['system-error', 'too-many-requests'] as const)('%s leaves it open, and asking tells', async (name) => {
    const paymentNo = `P${codeApi}${Date.now()}${name.slice(0, 3)}` as PaymentNo;
    await stage.order(paymentNo, [{ name, on: ['code-pay'] }]);
    await expect(payByCode(stage, paymentNo)).rejects.toMatchObject({ outcome: 'unknown' });
    expect(await query(paymentNo)).toEqual({ state: 'missing', paymentNo });
  });

  test('a code that may still be paid is not closed behind the payer: it can only be reversed', async () => {
    const paymentNo = await waiting();
    await expect(stage.channel.close(stage.merchant, paymentNo)).rejects.toMatchObject({ outcome: 'declined' });
    await reverse(paymentNo);
    await stage.channel.close(stage.merchant, paymentNo);
  });
});

test('a V2 refund tells of itself in XML, and the signed answer to our question is what counts', async () => {
  const stage = await start({ codeApi: 'v2', v3SeesV2: false });
  const { callbacks } = createWechatPay(stage.settings);
  const [paymentNo, refundNo] = ['PNOTICE0001' as PaymentNo, 'RNOTICE0001' as RefundNo];
  await stage.collect(paymentNo, AMOUNT);
  await stage.channel.refund({
    merchant: stage.merchant,
    paymentNo,
    refundNo,
    refundFen: AMOUNT,
    paidFen: AMOUNT,
    reason: '退款',
  });
  while ((await stage.channel.queryRefund(stage.merchant, refundNo, paymentNo)).state === 'pending');
  const notice = await stage.callbackOf(paymentNo, refundNo);
  expect(notice.body).toMatch(/^<xml>/);
  expect(await callbacks?.read(notice)).toMatchObject({
    kind: 'refund',
    notifyId: expect.stringMatching(/^503\d{26}:SUCCESS$/),
    report: { refundNo, state: 'succeeded', refundFen: AMOUNT, merchant: { accountNo: STATION_MCHID } },
  });
  expect(callbacks?.acknowledgement).toEqual({ status: 200, body: expect.stringContaining('SUCCESS') });
  await stage.goWrong(refundNo, 'callback-forged');
  const forged = await stage.callbackOf(paymentNo, refundNo);
  await expect(callbacks?.read(forged)).rejects.toMatchObject({ outcome: 'forged', code: 'UNDECIPHERABLE' });
  const foreign = { ...notice, body: notice.body.replace(SP_MCHID, '1900000001') };
  await expect(callbacks?.read(foreign)).rejects.toMatchObject({ outcome: 'forged', code: 'OTHER_MERCHANT' });
  await stage.stop();
});

test("a refund that could not reach the payer arrives on the merchant's account when we say so", async () => {
  const stage = await start({ codeApi: 'v3' });
  const { channel, merchant } = stage;
  const [paymentNo, refundNo] = ['PABNORMAL01' as PaymentNo, 'RABNORMAL01' as RefundNo];
  await stage.collect(paymentNo, AMOUNT);
  await stage.order(refundNo, [{ name: 'refund-abnormal' }]);
  const request = { merchant, paymentNo, refundNo, refundFen: AMOUNT, paidFen: AMOUNT, reason: '退款' };
  const { channelRefundNo = '' } = await channel.refund(request);
  expect(await ended(stage, refundNo, paymentNo)).toMatchObject({ state: 'abnormal', channelRefundNo });

  const apply = () => channel.abnormalRefunds?.apply(merchant, { refundNo, channelRefundNo });
  expect(await apply()).toMatchObject({ state: 'pending', refundNo });

  expect(await ended(stage, refundNo, paymentNo)).toMatchObject({ state: 'succeeded', refundFen: AMOUNT });
  await expect(apply()).rejects.toMatchObject({ outcome: 'declined', code: 'INVALID_REQUEST' });
  await stage.stop();
});

test('without the right certificate no money goes back', async () => {
  const stage = await start({ codeApi: 'v2' });
  const stranger = await createDemoCredentials();
  const { v2 } = stage.settings;
  if (!v2) throw new Error('V2 is not set up');
  const paymentNo = 'PCERT00001' as PaymentNo;
  await stage.collect(paymentNo, AMOUNT);
  const wrong = createWechatPay({
    ...stage.settings,
    merchantPrivateKeyPem: stranger.privateKeyPem,
    v2: { ...v2, certificatePem: stranger.certificatePem },
  });
  await expect(wrong.codes?.reverse(stage.merchant, paymentNo)).rejects.toMatchObject({ outcome: 'unknown' });
  const { caPem: _, ...v2WithoutCa } = v2;
  const suspicious = createWechatPay({ ...stage.settings, v2: v2WithoutCa });
  await expect(suspicious.codes?.reverse(stage.merchant, paymentNo)).rejects.toMatchObject({ code: 'NO_ANSWER' });
  expect(await stage.tradeOf(paymentNo)).toMatchObject({ state: 'SUCCESS' });
  await stage.stop();
});

interface WechatStage extends Stage {
  readonly settings: WechatPaySettings;
  order(no: string, scenarios: ScenarioInput[]): Promise<void>;
  tradeOf(paymentNo: PaymentNo): Promise<unknown>;
}

async function start({ codeApi, v3SeesV2 = true }: Account): Promise<WechatStage> {
  const [credentials, inbox] = await Promise.all([createDemoCredentials(), openInbox()]);
  const { apiV3Key, apiV2Key, certificatePem } = credentials;
  const subMerchants = [
    { subMchid: STATION_MCHID, name: '人民广场站', codeApis: [codeApi] },
    { subMchid: '1900000111', name: '外滩站' },
  ];
  const apps = [{ appid: APP_ID, secret: 'secret' }];
  const merchants = [{ spMchid: SP_MCHID, apiV3Key, apiV2Key, certificatePem, apps, subMerchants }];
  const simulator = await startSimulator({ timeScale: 1000, amountScenarios: false, v3SeesV2, merchants });
  const settings = wechatPaySettings(simulator, credentials, {
    spMchid: SP_MCHID,
    appId: APP_ID,
    inboxUrl: `${inbox.url}/callbacks/wechat-pay`,
  });
  const { callbacks, ...silent } = createWechatPay(settings);
  const channel = codeApi === 'v3' && callbacks ? { ...silent, callbacks } : silent;
  const stage = { channel, settings, merchant: { accountNo: STATION_MCHID, codeApi }, ...leversOf(simulator) };
  // It tells only when it is asked to.
  await stage.order(SP_MCHID, [{ name: 'callback-never' }]);
  return {
    ...stage,
    collect: (paymentNo, amountFen) => (codeApi === 'v2' ? byCode : byQr)(stage, paymentNo, amountFen),
    callbackOf: async (paymentNo, refundNo) => {
      const which = refundNo === undefined ? {} : { out_refund_no: refundNo };
      await stage.control(`/trades/${paymentNo}/callback`, which);
      return inbox.last();
    },
    stop: async () => {
      await simulator.stop();
      await inbox.stop();
    },
  };
}

function leversOf({ url }: RunningSimulator) {
  const control = async (path: string, body?: object): Promise<Record<string, unknown>> => {
    const headers = { 'Content-Type': 'application/json' };
    const init = body === undefined ? {} : { method: 'POST', headers, body: JSON.stringify(body) };
    const answer = await fetch(`${url}/control${path}`, init);
    if (!answer.ok) throw new Error(`the simulator answered ${answer.status} to ${path}`);
    return (await answer.json()) as Record<string, unknown>;
  };
  const order = async (no: string, scenarios: ScenarioInput[]) => {
    await control('/scenario', { for: no, scenarios });
  };
  return {
    control,
    order,
    goWrong: (no: string, fault: Fault) => order(no, [SCENARIOS[fault]]),
    payerCode: async () => String((await control('/payer-code', { user: 'driver-1' }))['code']),
    scan: async (codeUrl: string) =>
      'out_trade_no' in (await control('/scan', { code_url: codeUrl, user: 'driver-1' })),
    confirm: async (paymentNo: PaymentNo, how?: { readonly evenClosed: boolean }) =>
      (await control(`/trades/${paymentNo}/confirm`, how ?? {}))['result'] === 'paid',
    tradeOf: async (paymentNo: PaymentNo) => (await control(`/trades/${paymentNo}`))['trade'],
  };
}

type Paying = Pick<Stage, 'channel' | 'merchant' | 'payerCode' | 'scan' | 'confirm'>;

async function payByCode({ channel, merchant, payerCode }: Paying, paymentNo: PaymentNo, amountFen = AMOUNT) {
  const tillId = 'b2f7a4c8-0d3e-4c51-9f66-0a1b2c3d4e5f';
  const trade = { merchant, paymentNo, amountFen, description: '92# <3号枪>', stationCode: 'SH0001' };
  return channel.codes?.pay({ ...trade, tillId, authCode: await payerCode() });
}

async function byCode(stage: Paying, paymentNo: PaymentNo, amountFen: Fen): Promise<void> {
  expect(await payByCode(stage, paymentNo, amountFen)).toMatchObject({ state: 'succeeded', amountFen });
}

async function byQr({ channel, merchant, scan, confirm }: Paying, paymentNo: PaymentNo, amountFen: Fen): Promise<void> {
  const expiresAt = new Date(Date.now() + 600_000);
  const trade = { merchant, paymentNo, amountFen, description: '92#', stationCode: 'SH0001' };
  const shown = await channel.qr?.create({ ...trade, expiresAt });
  expect(await scan(shown?.codeUrl ?? '')).toBe(true);
  expect(await confirm(paymentNo)).toBe(true);
}
