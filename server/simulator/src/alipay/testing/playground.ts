import { createSign, createVerify } from 'node:crypto';
import { startSimulator, type RunningSimulator } from '../../startSimulator';
import type { SimulatorInput } from '../../options';
import { asRecord, controlOf, type Control } from '../../testing/control';
import { openReceiver as openReceiverWith, type Receiver } from '../../testing/receiver';
import { createDemoApp, type DemoApp } from '../createDemoApp';
import { serialOf } from '../keys/issueCertificates';
import type { ScenarioInput } from '../scenario/scenarios';

export const PID = '2088000000000001';
export const OTHER_PID = '2088000000000002';
const TOKENS: Record<string, string> = { [PID]: 'token-1', [OTHER_PID]: 'token-2' };

export interface Playground extends RunningSimulator {
  app: DemoApp;
  control: Control;
  order(subject: string, ...scenarios: ScenarioInput[]): Promise<void>;
  payerCode(user?: string): Promise<string>;
}

let demoApp: Promise<DemoApp> | undefined;

export async function openPlayground(
  overrides: Partial<SimulatorInput> & { mode?: 'key' | 'certificate' } = {},
): Promise<Playground> {
  demoApp ??= createDemoApp();
  const app = await demoApp;
  const { mode = 'key', ...input } = overrides;
  const merchants = [
    { pid: PID, name: '人民广场站', appAuthToken: 'token-1' },
    { pid: OTHER_PID, name: '外滩站', appAuthToken: 'token-2' },
  ];
  const apps = [{ appId: app.appId, publicKeyPem: app.publicKeyPem, mode, merchants }];
  const simulator = await startSimulator({ timeScale: 1000, alipay: { apps }, ...input });
  const control = controlOf(simulator.url);
  return {
    ...simulator,
    app,
    control,
    order: async (subject, ...scenarios) => {
      await control('/alipay/scenario', { for: subject, scenarios });
    },
    payerCode: async (user = 'driver-1') => String((await control('/alipay/code', { user }))['code']),
  };
}

export interface Called {
  method: string;
  content?: object;
  pid?: string;
  notifyUrl?: string;
  /** Overrides of what an honest client would sign; undefined leaves a field out. */
  fields?: Record<string, string | undefined>;
  /** Overrides after signing. */
  sent?: Record<string, string>;
}

/** A client written from the public rules, independent of both the simulator's and the product's. */
export async function call(at: Playground, given: Called): Promise<{ answer: Record<string, unknown>; text: string }> {
  const fields = signed(at, given);
  const response = await fetch(`${at.url}/gateway.do?charset=utf-8`, {
    method: 'POST',
    body: new URLSearchParams({ ...fields, ...given.sent }),
  });
  const text = await response.text();
  const [name = ''] = Object.keys(asRecord(JSON.parse(text)));
  return { answer: asRecord(asRecord(JSON.parse(text))[name]), text };
}

/** Whether the answer's own text is signed by the app's Alipay key. */
export function isProven(at: Playground, text: string): boolean {
  const [, object = '', sign = ''] =
    /^\{"[a-z_]+":(\{.*\})(?:,"alipay_cert_sn":"\w+")?,"sign":"([^"]+)"\}$/s.exec(text) ?? [];
  const key = at.alipay[0]?.alipayPublicKeyPem ?? '';
  return createVerify('sha256').update(object).verify(key, sign.replaceAll('\\/', '/'), 'base64');
}

/** A trade a merchant may ask for. */
export function trade(outTradeNo: string, overrides: object = {}): Record<string, unknown> {
  return { out_trade_no: outTradeNo, total_amount: '200.00', subject: '3号枪 92号', ...overrides };
}

/** One paid by code. */
export async function paid(at: Playground, outTradeNo: string, notifyUrl = ''): Promise<Record<string, unknown>> {
  const content = trade(outTradeNo, { scene: 'bar_code', auth_code: await at.payerCode() });
  const { answer } = await call(at, { method: 'alipay.trade.pay', content, ...(notifyUrl && { notifyUrl }) });
  return answer;
}

function signed(at: Playground, given: Called): Record<string, string> {
  const { certificates } = at.alipay[0] ?? {};
  const all: Record<string, string | undefined> = {
    app_id: at.app.appId,
    method: given.method,
    format: 'JSON',
    charset: undefined,
    sign_type: 'RSA2',
    timestamp: new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' '),
    version: '1.0',
    app_auth_token: TOKENS[given.pid ?? PID],
    notify_url: given.notifyUrl,
    biz_content: JSON.stringify(given.content ?? {}),
    app_cert_sn: certificates && serialOf(certificates.appCertificatePem),
    alipay_root_cert_sn: certificates && serialOf(certificates.rootCertificatePem),
    ...given.fields,
  };
  const kept = Object.entries(all).filter((pair): pair is [string, string] => pair[1] !== undefined);
  const text = [...kept, ['charset', 'utf-8']]
    .toSorted(([one = ''], [other = '']) => (one < other ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
  const sign = createSign('sha256').update(text).sign(at.app.privateKeyPem, 'base64');
  return { ...Object.fromEntries(kept), sign };
}

/** The merchant's side of notifications; says what it is told to, `success` unless told. */
export function openReceiver(words: string[] = []): Promise<Receiver> {
  return openReceiverWith('success', words);
}

/** What one notification says. */
export function fieldsOf(told: Receiver['received'][number] | undefined): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(told?.body ?? ''));
}
