import { createPrivateKey, createPublicKey, X509Certificate } from 'node:crypto';
import { apiV3KeyObject, decryptResource } from './decryptResource';
import { createRequestSigner } from './signRequest';
import { documented, documentedAnswer, goCallback, javaSdk } from './testing/publishedVectors';
import { findSignatureFlaw } from './verifySignature';
import { signWalletParams } from './walletParams';

describe('the examples WeChat Pay publishes', () => {
  it.each(documented.requests)('the documented $method request gets the documented Authorization', (request) => {
    const { mchid, serial, privateKeyPem, timestamp, nonce } = documented;
    const sign = createRequestSigner({ spMchid: mchid, merchantSerial: serial, merchantPrivateKeyPem: privateKeyPem });
    const { method, path, body, signature } = request;
    expect(sign({ method, path, body, timestamp, nonce })).toBe(
      `WECHATPAY2-SHA256-RSA2048 mchid="${mchid}",nonce_str="${nonce}",timestamp="${timestamp}",` +
        `serial_no="${serial}",signature="${signature}"`,
    );
  });

  it('the documented wallet parameters get the documented paySign', () => {
    const { appId, prepayId, paySign } = documented.wallet;
    const params = {
      appId,
      timeStamp: documented.timestamp,
      nonceStr: documented.nonce,
      package: `prepay_id=${prepayId}`,
    };
    const signed = signWalletParams(createPrivateKey(documented.privateKeyPem), params);
    expect(signed).toEqual({ ...params, signType: 'RSA', paySign });
  });

  it('the documented answer verifies with the documented public key, and not with a byte more', async () => {
    const { publicKeyPem, timestamp, nonce, signature, body } = documentedAnswer;
    const headers = {
      'wechatpay-timestamp': timestamp,
      'wechatpay-nonce': nonce,
      'wechatpay-signature': signature,
      'wechatpay-serial': 'PUB_KEY_ID_1',
    };
    const findKey = () => Promise.resolve(createPublicKey(publicKeyPem));
    const now = new Date(Number(timestamp) * 1000);
    expect(await findSignatureFlaw({ headers, body }, findKey, now)).toBeUndefined();
    expect(await findSignatureFlaw({ headers, body: `${body} ` }, findKey, now)).toBe('BAD_SIGNATURE');
  });

  it("the Go SDK's callback verifies with its platform certificate while it is young", async () => {
    const { publicKey, serialNumber } = new X509Certificate(goCallback.certificatePem);
    const findKey = (serial: string) => Promise.resolve(serial === serialNumber ? publicKey : undefined);
    const sentAtMs = 1624523846_000;
    expect(await findSignatureFlaw(goCallback, findKey, new Date(sentAtMs))).toBeUndefined();
    expect(await findSignatureFlaw(goCallback, findKey, new Date(sentAtMs + 299_999))).toBeUndefined();
    expect(await findSignatureFlaw(goCallback, findKey, new Date(sentAtMs + 300_000))).toBe('TIMESTAMP_TOO_FAR');
  });

  it("the Java SDK's message decrypts", () => {
    expect(decryptResource(apiV3KeyObject(javaSdk.apiV3Key), javaSdk.message)).toBe(javaSdk.message.text);
  });

  it("the Java SDK's platform certificate decrypts to the serial it came under", () => {
    const pem = decryptResource(apiV3KeyObject(javaSdk.apiV3Key), javaSdk.certificate);
    expect(new X509Certificate(pem).serialNumber).toBe(javaSdk.certificate.serial);
  });
});
