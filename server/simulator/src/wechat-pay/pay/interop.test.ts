import { createDecipheriv, X509Certificate } from 'node:crypto';
import { Decorator } from 'wechatpay-axios-plugin';
import { openPlayground, prepayBody, SP, SUB, type Playground } from '../testing/playground';

const TRANSACTIONS = '/v3/pay/partner/transactions';
const REFUNDS = '/v3/refund/domestic/refunds';

/** A client of another author: what it can do here, it can do at the real platform. */
describe('an independent client (wechatpay-axios-plugin)', () => {
  let at: Playground;
  beforeAll(async () => {
    at = await openPlayground();
  });
  afterAll(() => at.stop());

  function portalOf(spMchid: string) {
    const found = at.merchants.find((merchant) => merchant.spMchid === spMchid);
    if (!found) throw new Error('no such merchant');
    return found;
  }

  function clientOf(spMchid: string, certs: Record<string, string>) {
    const { certificateSerial = '', privateKeyPem = '' } = at.credentials[spMchid] ?? {};
    const config = { mchid: spMchid, serial: certificateSerial, privateKey: privateKeyPem, certs, baseURL: at.url };
    return Decorator.jsonBased(config);
  }

  function trustingClientOf(spMchid: string) {
    const { mode, publicKeyId, publicKeyPem, certificates } = portalOf(spMchid);
    const fromPortal = mode === 'public-key' ? [[publicKeyId, publicKeyPem]] : [];
    const downloaded = certificates.map((one) => [one.serial, one.certificatePem]);
    return clientOf(spMchid, Object.fromEntries(mode === 'public-key' ? fromPortal : downloaded));
  }

  const modes = [
    ['with platform certificates', SP.certificate],
    ['with the WeChat Pay public key', SP.publicKey],
  ];

  test.each(modes)('%s prepays, queries, refunds and verifies every answer', async (_name, spMchid) => {
    const client = trustingClientOf(spMchid);
    const request = prepayBody(at, { sp_mchid: spMchid });
    const outTradeNo = String(request['out_trade_no']);

    const opened = await client.post(`${TRANSACTIONS}/jsapi`, request);
    expect(opened.data.prepay_id).toMatch(/^wx\d{34}$/);

    const params = { sp_mchid: spMchid, sub_mchid: SUB };
    const unpaid = await client.get(`${TRANSACTIONS}/out-trade-no/${outTradeNo}`, { params });
    expect(unpaid.data).toMatchObject({ trade_state: 'NOTPAY', amount: { total: 20_000 } });
    expect(unpaid.data).not.toHaveProperty('transaction_id');

    await at.control(`/trades/${outTradeNo}/confirm`, {});
    const paid = await client.get(`${TRANSACTIONS}/out-trade-no/${outTradeNo}`, { params });
    expect(paid.data).toMatchObject({ trade_state: 'SUCCESS', trade_type: 'JSAPI', amount: { payer_total: 20_000 } });
    const byTheirNo = await client.get(`${TRANSACTIONS}/id/${paid.data.transaction_id}`, { params });
    expect(byTheirNo.data).toEqual(paid.data);

    const refund = await client.post(REFUNDS, {
      sub_mchid: SUB,
      out_trade_no: outTradeNo,
      out_refund_no: `R${outTradeNo}`,
      amount: { refund: 5000, total: 20_000, currency: 'CNY' },
    });
    expect(refund.data).toMatchObject({ status: 'PROCESSING', amount: { refund: 5000 } });
    const asked = await client.get(`${REFUNDS}/R${outTradeNo}`, { params: { sub_mchid: SUB } });
    expect(asked.data.refund_id).toBe(refund.data.refund_id);
  });

  test.each(modes)('%s closes, twice as once, and the empty 204 verifies', async (_name, spMchid) => {
    const client = trustingClientOf(spMchid);
    const request = prepayBody(at, { sp_mchid: spMchid });
    await client.post(`${TRANSACTIONS}/jsapi`, request);
    const url = `${TRANSACTIONS}/out-trade-no/${String(request['out_trade_no'])}/close`;
    const owner = { sp_mchid: spMchid, sub_mchid: SUB };
    const first = await client.post(url, owner);
    const again = await client.post(url, owner);
    expect([first.status, again.status]).toEqual([204, 204]);
  });

  test('a certificate merchant that asks for the public key is answered with it', async () => {
    const { publicKeyId, publicKeyPem } = portalOf(SP.certificate);
    const client = clientOf(SP.certificate, { [publicKeyId]: publicKeyPem });
    const headers = { 'Wechatpay-Serial': publicKeyId };
    const opened = await client.post(`${TRANSACTIONS}/jsapi`, prepayBody(at), { headers });
    expect(opened.headers['wechatpay-serial']).toBe(publicKeyId);
  });

  test("one merchant's platform key does not verify another's answers", async () => {
    const { publicKeyId } = portalOf(SP.publicKey);
    const client = clientOf(SP.publicKey, { [publicKeyId]: portalOf(SP.certificate).publicKeyPem });
    const request = prepayBody(at, { sp_mchid: SP.publicKey });
    await expect(client.post(`${TRANSACTIONS}/jsapi`, request)).rejects.toMatchObject({
      code: 'EV3_RES_HEADER_SIGNATURE_DIGEST',
    });
  });

  test('after a rotation both certificates are offered and the new one signs', async () => {
    const [old] = portalOf(SP.certificate).certificates;
    const { merchants } = await at.control(`/merchants/${SP.certificate}`, { newCertificate: true });
    const now = JSON.stringify(merchants);
    const client = trustingClientOf(SP.certificate);
    await expect(client.post(`${TRANSACTIONS}/jsapi`, prepayBody(at))).rejects.toMatchObject({
      code: 'EV3_RES_HEADER_PLATFORM_SERIAL',
    });
    expect(now).toContain(old?.serial);
  });

  test('what /v3/certificates answers is opened by the APIv3 key, every certificate of it', async () => {
    const { publicKeyId, publicKeyPem } = portalOf(SP.certificate);
    const client = clientOf(SP.certificate, { [publicKeyId]: publicKeyPem });
    const { data } = await client.get('/v3/certificates', { headers: { 'Wechatpay-Serial': publicKeyId } });
    expect(data.data.length).toBeGreaterThan(0);
    for (const { serial_no: serial, encrypt_certificate: sealed } of data.data) {
      const bytes = Buffer.from(sealed.ciphertext, 'base64');
      const decipher = createDecipheriv('aes-256-gcm', at.credentials[SP.certificate]?.apiV3Key ?? '', sealed.nonce)
        .setAAD(Buffer.from(sealed.associated_data))
        .setAuthTag(bytes.subarray(-16));
      const pem = Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]).toString();
      expect(new X509Certificate(pem).serialNumber).toBe(serial);
    }
  });

  test('a merchant in public-key mode has no certificates to download', async () => {
    await expect(trustingClientOf(SP.publicKey).get('/v3/certificates')).rejects.toMatchObject({
      response: { status: 404, data: { code: 'RESOURCE_NOT_EXISTS' } },
    });
  });
});
