import { alipaySigner, appSigner, somePaidTrade, someUnpaidTrade } from './testing/builders';
import { nameOf, signatureOf, startFakeAlipay, succeeded, type FakeAlipay, type Reply } from './testing/fakeAlipay';
import { METHODS, success, verbsOf } from './testing/verbs';

let alipay: FakeAlipay;
beforeAll(async () => {
  alipay = await startFakeAlipay();
});
afterAll(() => alipay.stop());

const verbs = verbsOf(() => alipay);
const everyVerb = ['pay', 'create', 'query', 'undo', 'close', 'refund', 'queryRefund'] as const;

describe('an answer nobody can trust leaves the outcome unknown', () => {
  const name = nameOf(METHODS.query);
  const genuine = success('query', somePaidTrade());
  const closed = JSON.stringify({ code: '10000', ...someUnpaidTrade('TRADE_CLOSED') });
  const closedSign = signatureOf(alipaySigner, closed);
  const paid = JSON.stringify({ code: '10000', ...somePaidTrade() });
  const answers: [string, Reply, string][] = [
    ['without a signature', { body: `{"${name}":${paid}}` }, 'UNSIGNED'],
    ['altered on the way', { body: genuine.body.replace('200.05', '200.06') }, 'BAD_SIGNATURE'],
    ['signed by somebody else', succeeded(appSigner, METHODS.query, somePaidTrade()), 'BAD_SIGNATURE'],
    [
      'signed with SHA-1',
      { body: `{"${name}":${paid},"sign":"${signatureOf(alipaySigner, paid, 'RSA-SHA1')}"}` },
      'BAD_SIGNATURE',
    ],
    [
      'of an error at the door',
      { body: '{"error_response":{"code":"40002","sub_code":"isv.invalid-app-id"}}' },
      'UNSIGNED',
    ],
    [
      'that proves one object and says another',
      {
        body: `{"${name.replace('_', '\\u005f')}":${paid},"x":{"${name}":${closed},"sign":"${'y'.repeat(2000)}"},"si\\u0067n":"${closedSign}"}`,
      },
      'UNSIGNED',
    ],
    [
      'with a second object behind the first',
      { body: `{"${name}":${closed},"${name}":${paid},"sign":"${closedSign}"}` },
      'BAD_SIGNATURE',
    ],
    ['that is no JSON', { body: '<html>busy</html>' }, 'NO_ANSWER'],
    ['with HTTP status 502', { status: 502, body: genuine.body }, 'NO_ANSWER'],
    ['about another trade', success('query', somePaidTrade({ out_trade_no: 'P2' })), 'OTHER_TRADE'],
    ['in a state we never heard of', success('query', someUnpaidTrade('MAYBE')), 'MALFORMED'],
    ['paid but without a time', success('query', someUnpaidTrade('TRADE_SUCCESS')), 'MALFORMED'],
    ['in fractions of a fen', success('query', somePaidTrade({ total_amount: '0.005' })), 'MALFORMED'],
    ['with a negative amount', success('query', somePaidTrade({ total_amount: '-1.00' })), 'MALFORMED'],
  ];
  it.each(answers)('%s', async (_, reply, code) => {
    alipay.replyWith(reply);
    await expect(verbs.query()).rejects.toMatchObject({ outcome: 'unknown', code });
  });

  it.each(['create', 'refund', 'undo'] as const)('%s about another trade', async (verb) => {
    const content = { out_trade_no: 'P2', qr_code: 'https://qr.alipay.com/x', fund_change: 'Y', retry_flag: 'N' };
    alipay.replyWith(success(verb, content));
    await expect(verbs[verb]()).rejects.toMatchObject({ outcome: 'unknown', code: 'OTHER_TRADE' });
  });
});

it('an answer with escaped slashes is as good: the bytes are signed, not their meaning', async () => {
  const text = '{"code":"10000","out_trade_no":"P202511220001","qr_code":"https:\\/\\/qr.alipay.com\\/bax1"}';
  const sign = signatureOf(alipaySigner, text).replaceAll('/', '\\/');
  alipay.replyWith({ body: `{"${nameOf(METHODS.create)}":${text},"alipay_cert_sn":"ab12","sign":"${sign}"}` });
  expect(await verbs.create()).toEqual({ codeUrl: 'https://qr.alipay.com/bax1' });
});

describe('no answer leaves the outcome unknown', () => {
  it.each(everyVerb)('%s gives up in time when Alipay is silent', async (verb) => {
    alipay.replyWith('silence');
    // Ours says TIMED_OUT; the SDK's own limit, a second later, would say NO_ANSWER.
    await expect(verbs[verb]()).rejects.toMatchObject({ outcome: 'unknown', code: 'TIMED_OUT' });
  });

  it.each(everyVerb)('%s: the connection is cut, and nothing is sent twice', async (verb) => {
    alipay.replyWith('reset');
    const before = alipay.received.length;
    await expect(verbs[verb]()).rejects.toMatchObject({ outcome: 'unknown', code: 'NO_ANSWER' });
    expect(alipay.received.length - before).toBe(1);
  });
});
