import { createServer } from 'node:http';
import { Fen } from '@jiayou/contract';
import { createDemoApp, startSimulator, type AlipayScenarioInput, type RunningSimulator } from '@jiayou/simulator';
import { createAlipay, type AlipaySettings } from './alipay';
import type { RawCallback } from './channel';
import { describeChannel, type Fault, type Kind, type Stage } from './testing/describeChannel';

const merchant = { accountNo: '2088000000000001', appAuthToken: '202511BB0000000000000000000000001' };

const SCENARIOS: Record<Fault, AlipayScenarioInput> = {
  'answer-lost': { name: 'answer-lost', on: ['pay', 'refund'] },
  'payer-types-password': { name: 'payer-types-password' },
  'payer-refuses': { name: 'payer-refuses' },
  'callback-forged': { name: 'notice-forged' },
  'callback-altered': { name: 'notice-altered' },
  'callback-other-merchant': { name: 'notice-other-merchant' },
};

const alipay = (mode: 'key' | 'certificate'): Kind => ({
  code: 'alipay',
  has: { codes: true, qr: true, callbacks: true },
  start: () => start(mode),
});

describeChannel('Alipay with its public key', alipay('key'));
describeChannel('Alipay with certificates', alipay('certificate'));

async function start(mode: 'key' | 'certificate'): Promise<Stage> {
  const app = await createDemoApp();
  const inbox = await openInbox();
  const simulator = await startSimulator({
    timeScale: 1000,
    amountScenarios: false,
    alipay: {
      apps: [
        {
          appId: app.appId,
          mode,
          publicKeyPem: app.publicKeyPem,
          merchants: [{ pid: merchant.accountNo, name: '人民广场站', appAuthToken: merchant.appAuthToken }],
        },
      ],
    },
  });
  const control = controlOf(simulator);
  const settings = settingsOf(simulator, { app, notifyUrl: inbox.url });
  const channel = createAlipay(settings);
  // It tells only when it is asked to.
  await control('/scenario', { for: app.appId, scenarios: [{ name: 'notice-never' }] });
  const payerCode = async () => String((await control('/code', { user: 'driver-1' }))['code']);
  return {
    channel,
    merchant,
    payerCode,
    collect: async (paymentNo, amountFen) => {
      const authCode = await payerCode();
      const request = {
        merchant,
        paymentNo,
        amountFen,
        authCode,
        description: '92#',
        stationCode: 'SH0001',
        tillId: 't1',
      };
      expect(await channel.codes?.pay(request)).toMatchObject({ state: 'succeeded', amountFen: Fen.parse(amountFen) });
    },
    goWrong: async (no, fault) => {
      await control('/scenario', { for: no, scenarios: [SCENARIOS[fault]] });
    },
    scan: async (codeUrl) => 'trade' in (await control('/scan', { qr_code: codeUrl, user: 'driver-1' })),
    confirm: async (paymentNo, how) => (await control(`/trades/${paymentNo}/confirm`, how ?? {}))['result'] === 'paid',
    callbackOf: async (paymentNo, refundNo) => {
      await control(`/trades/${paymentNo}/notice`, refundNo === undefined ? {} : { out_request_no: refundNo });
      return inbox.last();
    },
    stop: async () => {
      await simulator.stop();
      await inbox.stop();
    },
  };
}

function settingsOf(
  { url, alipay: [portal] }: RunningSimulator,
  { app, notifyUrl }: { readonly app: Awaited<ReturnType<typeof createDemoApp>>; readonly notifyUrl: string },
): AlipaySettings {
  if (!portal) throw new Error('nobody plays Alipay');
  return {
    gatewayUrl: `${url}/gateway.do`,
    appId: app.appId,
    appPrivateKeyPem: app.privateKeyPem,
    trust: portal.certificates
      ? { mode: 'certificate', ...portal.certificates }
      : { mode: 'key', alipayPublicKeyPem: portal.alipayPublicKeyPem },
    notifyUrl,
    qrProductCode: 'FACE_TO_FACE_PAYMENT',
    serviceProviderPid: '2088000000009999',
    timeoutMs: 20_000,
    clock: () => new Date(),
  };
}

function controlOf({ url }: RunningSimulator) {
  return async (path: string, body: object): Promise<Record<string, unknown>> => {
    const headers = { 'Content-Type': 'application/json' };
    const answer = await fetch(`${url}/control/alipay${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`the simulator answered ${answer.status} to ${path}`);
    return (await answer.json()) as Record<string, unknown>;
  };
}

/** Where the provider calls back; it never says `success`, so that a test may ask for another try. */
async function openInbox() {
  const received: RawCallback[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      received.push({ headers: {}, body, receivedAt: new Date() });
      response.end('failure');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/callbacks/alipay`,
    last: () => {
      const callback = received.at(-1);
      if (!callback) throw new Error('nobody called back');
      return callback;
    },
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
