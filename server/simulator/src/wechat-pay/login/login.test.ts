import { asRecord } from '../../testing/control';
import { APP, OFFICIAL, openPlayground, type Playground } from '../testing/playground';

let at: Playground;
beforeAll(async () => {
  at = await openPlayground();
});
afterAll(() => at.stop());

async function codeFor(appid: string, user: string): Promise<string> {
  return String((await at.control('/login-code', { appid, user }))['code']);
}

async function ask(path: string, fields: Record<string, string>) {
  const search = new URLSearchParams({ grant_type: 'authorization_code', ...fields });
  return asRecord(await (await fetch(`${at.url}${path}?${search.toString()}`)).json());
}

const session = (code: string, over: Record<string, string> = {}) =>
  ask('/sns/jscode2session', { appid: APP.certificate, secret: 'secret-1', js_code: code, ...over });

test('a mini-program code gives the openid of its driver, the same every time', async () => {
  const first = await session(await codeFor(APP.certificate, 'driver-7'));
  const second = await session(await codeFor(APP.certificate, 'driver-7'));
  expect(first).toMatchObject({ openid: at.openidOf(APP.certificate, 'driver-7'), session_key: expect.any(String) });
  expect(second['openid']).toBe(first['openid']);
  expect(first['openid']).toHaveLength(28);
});

test('a code works once, for its app, with its secret, for five minutes', async () => {
  const code = await codeFor(APP.certificate, 'driver-1');
  expect(await session(code, { secret: 'wrong' })).toMatchObject({ errcode: 40125 });
  expect(await session(code, { appid: 'wx9999999999999999' })).toMatchObject({ errcode: 40013 });
  expect(await session('unknown')).toMatchObject({ errcode: 40029 });
  expect(await session(code)).toHaveProperty('openid');
  expect(await session(code)).toMatchObject({ errcode: 40163 });
  const old = await codeFor(APP.certificate, 'driver-1');
  await at.control('/clock', { offsetMs: 301_000 });
  expect(await session(old)).toMatchObject({ errcode: 40029 });
  await at.control('/clock', {});
});

test('an official account sends the phone straight back with a code and the state, before the hash', async () => {
  const search = new URLSearchParams({
    appid: OFFICIAL,
    redirect_uri: 'http://127.0.0.1:8080/h5/?from=qr#/pages/pay',
    response_type: 'code',
    scope: 'snsapi_base',
    state: 'abc',
  });
  const answer = await fetch(`${at.url}/connect/oauth2/authorize?${search.toString()}`, {
    redirect: 'manual',
    headers: { Cookie: 'phone_user=driver-2' },
  });
  const back = new URL(answer.headers.get('location') ?? '');
  expect([answer.status, back.hash, back.searchParams.get('state'), back.searchParams.get('from')]).toEqual([
    302,
    '#/pages/pay',
    'abc',
    'qr',
  ]);
  const fields = { appid: OFFICIAL, secret: 'secret-3', code: back.searchParams.get('code') ?? '' };
  expect(await ask('/sns/oauth2/access_token', fields)).toMatchObject({
    openid: at.openidOf(OFFICIAL, 'driver-2'),
    scope: 'snsapi_base',
  });
  expect(await ask('/sns/oauth2/access_token', fields)).toMatchObject({ errcode: 40163 });
});

test('an authorization page is not opened for a mini-program or a script address', async () => {
  const fields = { response_type: 'code', scope: 'snsapi_base', state: '' };
  const open = (more: Record<string, string>) =>
    fetch(`${at.url}/connect/oauth2/authorize?${new URLSearchParams({ ...fields, ...more }).toString()}`, {
      redirect: 'manual',
    });
  const miniProgram = await open({ appid: APP.certificate, redirect_uri: 'http://a.example/' });
  const script = await open({ appid: OFFICIAL, redirect_uri: 'javascript:alert(1)' });
  expect([miniProgram.status, script.status]).toEqual([400, 400]);
});
