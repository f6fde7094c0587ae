import { createPrivateKey, createPublicKey, X509Certificate, verify, type KeyObject } from 'node:crypto';
import { Agent } from 'undici';
import { AlipaySdk } from './alipaySdk';
import { unknownOutcome } from './errors';
import type { AlipaySettings } from './settings';

/** One service provider's line to Alipay. */
export interface Line {
  readonly settings: AlipaySettings;
  readonly sdk: AlipaySdk;
}

export function openLine(settings: AlipaySettings): Line {
  const signingKey = createPrivateKey(settings.appPrivateKeyPem);
  const sdk = new AlipaySdk({
    appId: settings.appId,
    // Whatever the form of the file: the SDK rewrites the first and last line to the type it is told.
    privateKey: signingKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    keyType: 'PKCS8',
    gateway: settings.gatewayUrl,
    camelcase: false,
    // Ours strikes first; this one only sweeps up the connection.
    timeout: settings.timeoutMs + 1000,
    // The only way in for connections of our own; whatever can dispatch will do.
    proxyAgent: createDispatcher(settings),
    ...trustOf(settings),
  });
  // Handed to node:crypto as it is. A parsed key signs in 0.4 ms; PEM would be parsed for every request: 1.7 ms.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  sdk.config.privateKey = signingKey as unknown as string;
  const key = alipayKeyOf(settings);
  sdk.checkResponseSign = (answer, name, signature) => checkSignature(key, { answer, name, signature });
  return { settings, sdk };
}

const MAX_ANSWER_BYTES = 1024 * 1024;

/**
 * Below the SDK a request whose connection broke is sent once more, unasked, maybe after we gave it up. What was lost is
 * asked about, not sent again: the header that announces the second one gives it away.
 */
function createDispatcher({ timeoutMs }: AlipaySettings) {
  const agent = new Agent({ connect: { timeout: timeoutMs }, connections: 128, maxResponseSize: MAX_ANSWER_BYTES });
  return agent.compose((dispatch) => (options, handler) => {
    if ('x-urllib-retry-on-socket-error' in (options.headers ?? {})) throw new Error('the connection broke');
    return dispatch(options, handler);
  });
}

function trustOf({ trust }: AlipaySettings) {
  if (trust.mode === 'key') {
    return { alipayPublicKey: alipayKeyPem(createPublicKey(trust.alipayPublicKeyPem)) };
  }
  return {
    appCertContent: trust.appCertificatePem,
    alipayPublicCertContent: trust.alipayCertificatePem,
    alipayRootCertContent: trust.rootCertificatePem,
  };
}

function alipayKeyOf({ trust }: AlipaySettings): KeyObject {
  return trust.mode === 'key'
    ? createPublicKey(trust.alipayPublicKeyPem)
    : new X509Certificate(trust.alipayCertificatePem).publicKey;
}

function alipayKeyPem(key: KeyObject): string {
  return key.export({ type: 'spki', format: 'pem' }).toString();
}

interface SignedAnswer {
  /** The raw text, because the signature covers it to the byte. */
  readonly answer: string;
  /** E.g. `alipay_trade_query_response`. */
  readonly name: string;
  /** Absent from refusals at the gateway's door. */
  readonly signature: string | undefined;
}

/**
 * In place of the SDK's own check, which searches the text for the signed part while JSON.parse takes what it finds: an
 * answer can be written so that it proves one thing and says another. Here an answer is one signed object and its
 * signature, and nothing else.
 */
function checkSignature(key: KeyObject, { answer, name, signature }: SignedAnswer): void {
  const certificateSn = '(?:,"alipay_cert_sn":"[^"]*")?';
  const whole = new RegExp(`^\\{"${name}":(\\{.*\\})${certificateSn},"sign":"[^"]+"${certificateSn}\\}$`, 's');
  const [, signed] = whole.exec(answer.trim()) ?? [];
  if (signed === undefined || !signature)
    throw unknownOutcome('UNSIGNED', `no signed ${name} in the answer: ${answer.slice(0, 300)}`);
  if (!verify('RSA-SHA256', Buffer.from(signed), key, Buffer.from(signature, 'base64'))) {
    throw unknownOutcome('BAD_SIGNATURE', `the ${name} is not signed by Alipay`);
  }
}
