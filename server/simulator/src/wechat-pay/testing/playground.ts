import { createSign, randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDemoCredentials, type DemoCredentials } from '../createDemoCredentials';
import type { SimulatorInput } from '../../options';
import { controlOf, type Control } from '../../testing/control';
import { openReceiver as openReceiverWith, type Receiver } from '../../testing/receiver';
import type { ScenarioInput } from '../scenario/scenarios';
import { startSimulator, type RunningSimulator } from '../../startSimulator';

/** Two service providers, one in each mode, with a mini-program and an official account each. */
export const SP = { certificate: '1900000109', publicKey: '1900000209' } as const;
export const APP = { certificate: 'wx1111111111111111', publicKey: 'wx2222222222222222' } as const;
export const OFFICIAL = 'wx3333333333333333';
export const SUB = '1900000110';
export const OTHER_SUB = '1900000111';

/** Keys are dear: one set for all the playgrounds of a test file. */
const keysDir = mkdtempSync(join(tmpdir(), 'simulator-keys-'));
let credentials: Promise<[DemoCredentials, DemoCredentials]> | undefined;

function demoCredentials(): Promise<[DemoCredentials, DemoCredentials]> {
  credentials ??= Promise.all([createDemoCredentials(), createDemoCredentials()]);
  return credentials;
}

export interface Playground extends RunningSimulator {
  credentials: Record<string, DemoCredentials>;
  control: Control;
  order(scenarios: ScenarioInput[], subject?: string): Promise<void>;
}

export async function openPlayground(overrides: Partial<SimulatorInput> = {}): Promise<Playground> {
  const [one, two] = await demoCredentials();
  const subMerchants = [
    { subMchid: SUB, name: '人民广场站' },
    { subMchid: OTHER_SUB, name: '外滩站', codeApis: ['v2' as const] },
  ];
  return reopenPlayground(
    { [SP.certificate]: one, [SP.publicKey]: two },
    {
      timeScale: 1000,
      ...(overrides.dir === undefined && { keysDir }),
      merchants: [
        {
          spMchid: SP.certificate,
          mode: 'certificate',
          apiV3Key: one.apiV3Key,
          apiV2Key: one.apiV2Key,
          certificatePem: one.certificatePem,
          apps: [
            { appid: APP.certificate, secret: 'secret-1' },
            { appid: OFFICIAL, secret: 'secret-3', kind: 'official-account' },
          ],
          subMerchants,
        },
        {
          spMchid: SP.publicKey,
          mode: 'public-key',
          apiV3Key: two.apiV3Key,
          certificateSerial: two.certificateSerial,
          publicKeyPem: two.publicKeyPem,
          publicKeyId: two.publicKeyId,
          apps: [{ appid: APP.publicKey, secret: 'secret-2' }],
          subMerchants,
        },
      ],
      ...overrides,
    },
  );
}

export async function reopenPlayground(
  ofMerchants: Record<string, DemoCredentials>,
  input: SimulatorInput,
): Promise<Playground> {
  const simulator = await startSimulator(input);
  const control = controlOf(simulator.url);
  const order = async (scenarios: ScenarioInput[], subject?: string) => {
    await control('/scenario', { ...(subject !== undefined && { for: subject }), scenarios });
  };
  return { ...simulator, credentials: ofMerchants, control, order };
}

export interface Signed {
  method?: string;
  path: string;
  body?: string;
  spMchid?: string;
  /** Overrides of what an honest client would send. */
  sentBody?: string;
  timestamp?: number;
  signature?: string;
  headers?: Record<string, string>;
}

/** A client written from the public rules, independent of both the simulator's and the product's. */
export async function callSigned(at: Playground, given: Signed): Promise<{ response: Response; text: string }> {
  const { method = 'GET', path, body = '' } = given;
  const init = body === '' ? {} : { body: given.sentBody ?? body };
  const headers = {
    Accept: 'application/json',
    'Content-Type': 'application/json',
    'User-Agent': 'test',
    Authorization: authorizationOf(at, { ...given, method, body }),
    ...given.headers,
  };
  const response = await fetch(`${at.url}${path}`, { method, headers, ...init });
  return { response, text: await response.text() };
}

function authorizationOf(at: Playground, given: Signed & { method: string; body: string }): string {
  const { method, path, body, spMchid = SP.certificate } = given;
  const own = at.credentials[spMchid];
  if (!own) throw new Error('no such merchant');
  const timestamp = given.timestamp ?? Math.floor(Date.now() / 1000);
  const nonce = randomBytes(16).toString('hex');
  const signature =
    given.signature ??
    createSign('sha256')
      .update(`${method}\n${path}\n${timestamp}\n${nonce}\n${body}\n`)
      .sign(own.privateKeyPem, 'base64');
  const parts = [
    `mchid="${spMchid}"`,
    `serial_no="${own.certificateSerial}"`,
    `nonce_str="${nonce}"`,
    `timestamp="${timestamp}"`,
    `signature="${signature}"`,
  ];
  return `WECHATPAY2-SHA256-RSA2048 ${parts.join(',')}`;
}

/** The merchant's side of callbacks; answers what it is told to, 200 unless told. */
export function openReceiver(statuses: number[] = []): Promise<Receiver> {
  return openReceiverWith(200, statuses);
}

/** A prepay request that the platform accepts. */
export function prepayBody(at: Playground, overrides: Record<string, unknown> = {}): Record<string, unknown> {
  const spMchid = typeof overrides['sp_mchid'] === 'string' ? overrides['sp_mchid'] : SP.certificate;
  const appid = spMchid === SP.publicKey ? APP.publicKey : APP.certificate;
  return {
    sp_appid: appid,
    sp_mchid: spMchid,
    sub_mchid: SUB,
    description: '3号枪 92号汽油',
    out_trade_no: `T${randomBytes(8).toString('hex')}`,
    notify_url: 'http://127.0.0.1:9/callbacks/wechat-pay',
    amount: { total: 20_000, currency: 'CNY' },
    payer: { sp_openid: at.openidOf(appid, 'driver-1') },
    ...overrides,
  };
}

/** A payment by code that the platform accepts, from the code on a phone. */
export async function codePayBody(at: Playground, overrides: Record<string, unknown> = {}) {
  return {
    sp_mchid: SP.certificate,
    sub_mchid: SUB,
    description: '3号枪 92号汽油',
    out_trade_no: `C${randomBytes(8).toString('hex')}`,
    payer: { auth_code: await payerCode(at) },
    amount: { total: 20_000, currency: 'CNY' },
    scene_info: { device_id: 'till-1', store_info: { out_id: 'SH0001' } },
    ...overrides,
  };
}

/** What the person's phone shows now. */
export async function payerCode(at: Playground, user = 'driver-1'): Promise<string> {
  return String((await at.control('/payer-code', { user }))['code']);
}
