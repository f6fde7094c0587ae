import { createDecipheriv, createHash } from 'node:crypto';
import { Agent as SecureAgent } from 'node:https';
import { Decorator, Transformer } from 'wechatpay-axios-plugin';
import { createDemoCredentials } from '../createDemoCredentials';
import { asRecord } from '../../testing/control';
import { APP, openPlayground, openReceiver, payerCode, SP, SUB, type Playground } from '../testing/playground';

/** The fields of a refusal, which the client throws. */
const refused = (work: Promise<unknown>) =>
  work.then(
    () => ({ none: true }),
    (error: unknown) => asRecord(asRecord(asRecord(error)['response'])['data']),
  );

/** A client of another author: what it can do here, it can do at the real platform. */
describe('an independent V2 client (wechatpay-axios-plugin)', () => {
  let at: Playground;
  beforeAll(async () => {
    at = await openPlayground();
  });
  afterAll(() => at.stop());

  const own = () => {
    const credentials = at.credentials[SP.certificate];
    if (!credentials || !at.secure) throw new Error('no V2 here');
    return { ...credentials, ...at.secure };
  };
  const signTypes = [['MD5'], ['HMAC-SHA256']] as const;
  let counted = 0;
  const newNo = () => `V${Date.now()}${(counted += 1)}`;

  interface Shown {
    cert: string;
    key: string;
  }

  /** At the https door, with the merchant's certificate unless told otherwise. */
  async function send(path: string, fields: Record<string, string>, shown?: Shown | null) {
    const { apiV2Key, caPem, url, certificatePem, privateKeyPem } = own();
    const isSecure = path.startsWith('/secapi');
    const tls = shown === undefined ? { cert: certificatePem, key: privateKeyPem } : shown;
    const client = Decorator.xmlBased({ mchid: SP.certificate, secret: apiV2Key });
    const whole = { appid: APP.certificate, mch_id: SP.certificate, sub_mch_id: SUB, ...fields };
    const door = isSecure ? { baseURL: url, httpsAgent: new SecureAgent({ ca: caPem, ...tls }) } : { baseURL: at.url };
    const { data } = await client.post(path, whole, door);
    return asRecord(data);
  }

  async function pay(totalFen: number, signType: string, no = newNo()) {
    const code = { auth_code: await payerCode(at), out_trade_no: no, total_fee: String(totalFen) };
    const fields = { ...code, sign_type: signType, body: '油<&>品', spbill_create_ip: '127.0.0.1', attach: '' };
    return { no, answer: send('/pay/micropay', fields) };
  }

  test.each(signTypes)('%s: collects, asks, refunds and asks again, and verifies every answer', async (signType) => {
    const { no, answer } = await pay(5000, signType);
    const paid = await answer;
    expect(paid).toMatchObject({
      trade_type: 'MICROPAY',
      total_fee: '5000',
      time_end: expect.stringMatching(/^\d{14}$/),
    });
    const named = { out_trade_no: no, sign_type: signType };
    expect(await send('/pay/orderquery', named)).toMatchObject({
      trade_state: 'SUCCESS',
      transaction_id: paid['transaction_id'],
    });
    const refund = await send('/secapi/pay/refund', {
      ...named,
      out_refund_no: `R${no}`,
      total_fee: '5000',
      refund_fee: '1200',
    });
    expect(refund).toMatchObject({ refund_fee: '1200', out_refund_no: `R${no}` });
    expect(await send('/pay/refundquery', { out_refund_no: `R${no}`, sign_type: signType })).toMatchObject({
      refund_id_0: refund['refund_id'],
      refund_status_0: expect.stringMatching(/PROCESSING|SUCCESS/),
    });
    expect(await send('/pay/orderquery', named)).toMatchObject({ trade_state: 'REFUND' });
    const theirs = { transaction_id: String(paid['transaction_id']) };
    expect(await send('/pay/refundquery', theirs)).toMatchObject({ out_refund_no_0: `R${no}`, refund_count: '1' });
  });

  test('a payer who must type a password is a refusal, and pays later', async () => {
    const { no, answer } = await pay(100_000, 'HMAC-SHA256');
    expect(await refused(answer)).toMatchObject({ result_code: 'FAIL', err_code: 'USERPAYING' });
    expect(await send('/pay/orderquery', { out_trade_no: no })).toMatchObject({ trade_state: 'USERPAYING' });
    await at.control(`/trades/${no}/confirm`, {});
    expect(await send('/pay/orderquery', { out_trade_no: no })).toMatchObject({ trade_state: 'SUCCESS' });
  });

  test('a reverse is told whether to be said again', async () => {
    const { no, answer } = await pay(177, 'MD5');
    await refused(answer);
    const reverse = () => send('/secapi/pay/reverse', { out_trade_no: no });
    expect(await refused(reverse())).toMatchObject({ err_code: 'USERPAYING', recall: 'Y' });
    expect(await reverse()).toMatchObject({ result_code: 'SUCCESS', recall: 'N' });
    expect(await send('/pay/orderquery', { out_trade_no: no })).toMatchObject({ trade_state: 'REVOKED' });
  });

  test('an unknown order and an unknown refund have codes of their own', async () => {
    expect(await refused(send('/pay/orderquery', { out_trade_no: 'V-UNKNOWN' }))).toMatchObject({
      err_code: 'ORDERNOTEXIST',
    });
    expect(await refused(send('/pay/refundquery', { out_refund_no: 'R-UNKNOWN' }))).toMatchObject({
      err_code: 'REFUNDNOTEXIST',
    });
  });

  test('a question about nothing, or in the name of a station that is none of ours, is refused', async () => {
    for (const path of ['/pay/orderquery', '/pay/refundquery', '/secapi/pay/reverse']) {
      expect(await refused(send(path, {}))).toMatchObject({ err_code: 'LACK_PARAMS' });
      const foreign = { sub_mch_id: '1999999999', out_trade_no: 'V-UNKNOWN' };
      expect(await refused(send(path, foreign))).toMatchObject({ err_code: 'NOAUTH' });
    }
  });

  test("money goes back only to who shows the merchant's certificate over https", async () => {
    const { no, answer } = await pay(100, 'MD5');
    await answer;
    const stranger = await createDemoCredentials();
    const named = { out_trade_no: no };
    const wrong = { cert: stranger.certificatePem, key: stranger.privateKeyPem };
    expect(await refused(send('/secapi/pay/reverse', named, wrong))).toMatchObject({
      return_code: 'FAIL',
      return_msg: '商户证书校验失败',
    });
    await expect(send('/secapi/pay/reverse', named, null)).rejects.toMatchObject({ response: { status: 400 } });
    const plain = await fetch(`${at.url}/secapi/pay/reverse`, { method: 'POST', body: '<xml></xml>' });
    expect(plain.status).toBe(400);
    expect(await at.control(`/trades/${no}`)).toMatchObject({ trade: { state: 'SUCCESS' } });
  });

  test.each([
    ['not XML', 'no', 'XML格式错误'],
    ['an entity of its own', '<!DOCTYPE x [<!ENTITY a "b">]><xml><mch_id>&a;</mch_id></xml>', 'XML格式错误'],
    ['a field twice', '<xml><mch_id>1</mch_id><mch_id>1</mch_id></xml>', 'XML格式错误'],
    ['an unknown merchant', '<xml><mch_id>1</mch_id></xml>', '商户号mch_id或sub_mch_id不存在'],
    [
      'a wrong signature',
      `<xml><mch_id>${SP.certificate}</mch_id><nonce_str>n</nonce_str><sign>0</sign></xml>`,
      '签名错误',
    ],
  ])('%s is turned away without a code and without a signature', async (_, body, words) => {
    const answer = await fetch(`${at.url}/pay/orderquery`, { method: 'POST', body });
    expect(Transformer.toObject(await answer.text())).toEqual({ return_code: 'FAIL', return_msg: words });
  });

  test('a refund is told in XML, readable with the key alone, until the receiver thanks in XML', async () => {
    const receiver = await openReceiver([200, 200]);
    const { no, answer } = await pay(5000, 'MD5');
    await answer;
    await send('/secapi/pay/refund', {
      out_trade_no: no,
      out_refund_no: `R${no}`,
      total_fee: '5000',
      refund_fee: '5000',
      notify_url: receiver.url,
    });
    await receiver.until(2);
    const told = asRecord(Transformer.toObject(receiver.received[0]?.body ?? ''));
    const key = createHash('md5').update(own().apiV2Key).digest('hex');
    const decipher = createDecipheriv('aes-256-ecb', key, null);
    const sealed = Buffer.from(String(told['req_info']), 'base64');
    const plain = Buffer.concat([decipher.update(sealed), decipher.final()]).toString();
    expect(Transformer.toObject(plain)).toMatchObject({ out_refund_no: `R${no}`, refund_status: 'SUCCESS' });
    await receiver.stop();
  });
});
