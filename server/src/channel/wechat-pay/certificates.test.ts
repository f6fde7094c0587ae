import { createWechatPay } from './index';
import { API_V3_KEY, paymentNo, publicKeySigner, somePaidTrade, someSettings, station } from './testing/builders';
import {
  refused,
  signed,
  startFakeWechatPay,
  type FakeWechatPay,
  type Received,
  type Reply,
} from './testing/fakeWechatPay';
import { createSigner, encryptResource, issueCertificate, type Signer } from './testing/keyring';

const OTHER_API_V3_KEY = 'another-merchants-apiv3-key-0000';
const platform = createSigner('5A01');
const nextPlatform = createSigner('5A02');
const stranger = createSigner('5A01');

let wechat: FakeWechatPay;
beforeEach(async () => {
  wechat = await startFakeWechatPay();
});
afterEach(() => wechat.stop());

it('an answer signed with a platform certificate is believed, and the certificate is fetched once', async () => {
  wechat.replyWith(provider({ list: certificateList([platform]), trade: () => signed(platform, somePaidTrade()) }));
  const channel = inCertificateMode();
  await channel.query(station, paymentNo);
  expect(await channel.query(station, paymentNo)).toMatchObject({ state: 'succeeded' });
  expect(downloads()).toHaveLength(1);
});

it('during a change of certificates both sign, and both are believed', async () => {
  const list = certificateList([platform, nextPlatform]);
  const channel = inCertificateMode();
  for (const signer of [platform, nextPlatform, platform]) {
    wechat.replyWith(provider({ list, trade: () => signed(signer, somePaidTrade()) }));
    expect(await channel.query(station, paymentNo)).toMatchObject({ state: 'succeeded' });
  }
  expect(downloads()).toHaveLength(1);
});

it('a certificate that came after the start is learnt', async () => {
  let now = new Date();
  const channel = inCertificateMode({ clock: () => now });
  wechat.replyWith(provider({ list: certificateList([platform]), trade: () => signed(platform, somePaidTrade()) }));
  await channel.query(station, paymentNo);
  now = new Date(now.getTime() + 61_000);
  const changed = signed(nextPlatform, somePaidTrade(), now);
  wechat.replyWith(
    provider({
      list: certificateList([platform, nextPlatform], { signer: nextPlatform, at: now }),
      trade: () => changed,
    }),
  );
  expect(await channel.query(station, paymentNo)).toMatchObject({ state: 'succeeded' });
});

it('while a merchant moves to public keys, either kind of signature is believed', async () => {
  const channel = createWechatPay(someSettings({ baseUrl: wechat.baseUrl, useCertificates: true }));
  wechat.replyWith(
    provider({
      list: certificateList([platform], { signer: publicKeySigner }),
      trade: () => signed(publicKeySigner, somePaidTrade()),
    }),
  );
  expect(await channel.query(station, paymentNo)).toMatchObject({ state: 'succeeded' });
  expect(downloads()).toHaveLength(0);
  wechat.replyWith(
    provider({
      list: certificateList([platform], { signer: publicKeySigner }),
      trade: () => signed(platform, somePaidTrade()),
    }),
  );
  expect(await channel.query(station, paymentNo)).toMatchObject({ state: 'succeeded' });
});

it('two merchants asked in turn keep their keys apart', async () => {
  const other = createSigner('5B01');
  wechat.replyWith((request) => {
    const [signer, apiV3Key, spMchid] = isOther(request)
      ? ([other, OTHER_API_V3_KEY, '1900000002'] as const)
      : ([platform, API_V3_KEY, '1900000001'] as const);
    const list = certificateList([signer], { apiV3Key });
    return provider({ list, trade: () => signed(signer, somePaidTrade({ sp_mchid: spMchid })) })(request);
  });
  const ours = inCertificateMode();
  const theirs = inCertificateMode({ spMchid: '1900000002', apiV3Key: OTHER_API_V3_KEY });
  for (let round = 0; round < 3; round += 1) {
    expect(await ours.query(station, paymentNo)).toMatchObject({ state: 'succeeded' });
    expect(await theirs.query(station, paymentNo)).toMatchObject({ state: 'succeeded' });
  }
  expect(downloads()).toHaveLength(2);

  wechat.replyWith(signed(other, somePaidTrade()));
  await expect(ours.query(station, paymentNo)).rejects.toMatchObject({ outcome: 'unknown', code: 'UNKNOWN_SERIAL' });
});

describe('a list of certificates is not believed', () => {
  const lists: [string, Reply, string][] = [
    [
      'from somebody without our APIv3 key',
      certificateList([platform], { apiV3Key: OTHER_API_V3_KEY }),
      'UNDECIPHERABLE',
    ],
    ['with a signature of somebody else', certificateList([platform], { signer: stranger }), 'BAD_SIGNATURE'],
    ['without a signature', { ...certificateList([platform]), headers: {} }, 'HEADERS_MISSING'],
    ['repeated from an hour ago', certificateList([platform], { at: anHourAgo() }), 'TIMESTAMP_TOO_FAR'],
    ['with a certificate under another serial', misnamedList(), 'MALFORMED'],
    ['that is empty', signed(platform, { data: [] }), 'MALFORMED'],
    ['that is refused to a public-key merchant', refused(404, 'RESOURCE_NOT_EXISTS'), 'RESOURCE_NOT_EXISTS'],
  ];
  it.each(lists)('%s', async (_, list, code) => {
    wechat.replyWith(provider({ list, trade: () => signed(platform, somePaidTrade()) }));
    await expect(inCertificateMode().query(station, paymentNo)).rejects.toMatchObject({ outcome: 'unknown', code });
  });
});

function inCertificateMode(overrides: Parameters<typeof someSettings>[0] = {}) {
  return createWechatPay(
    someSettings({ baseUrl: wechat.baseUrl, publicKeys: [], useCertificates: true, ...overrides }),
  );
}

function provider({ list, trade }: { list: Reply; trade: (request: Received) => Reply }) {
  return (request: Received) => (request.path === '/v3/certificates' ? list : trade(request));
}

function isOther({ headers }: Received): boolean {
  return headers.authorization?.includes('mchid="1900000002"') ?? false;
}

function downloads(): Received[] {
  return wechat.received.filter(({ path }) => path === '/v3/certificates');
}

interface ListOptions {
  readonly signer?: Signer;
  readonly apiV3Key?: string;
  readonly at?: Date;
}

/** As `/v3/certificates` answers: encrypted for the merchant, signed with one of the certificates inside. */
function certificateList(signers: readonly Signer[], { signer, apiV3Key = API_V3_KEY, at }: ListOptions = {}) {
  const data = signers.map((one) => ({
    serial_no: one.serial,
    effective_time: '2020-01-01T08:00:00+08:00',
    expire_time: '2035-01-01T08:00:00+08:00',
    encrypt_certificate: encryptResource(apiV3Key, issueCertificate(one, new Date('2035-01-01')), 'certificate'),
  }));
  return signed(signer ?? signers[0] ?? platform, { data }, at);
}

function misnamedList(): Reply {
  const pem = issueCertificate(platform, new Date('2035-01-01'));
  const data = [{ serial_no: '5A09', encrypt_certificate: encryptResource(API_V3_KEY, pem, 'certificate') }];
  return signed(platform, { data });
}

function anHourAgo(): Date {
  return new Date(Date.now() - 3600_000);
}
