import { apiV3KeyObject, decryptResource } from './decryptResource';
import { encryptResource } from './testing/keyring';

const KEY = 'testing-apiv3-key-of-32-bytes-00';
const key = apiV3KeyObject(KEY);
const FORGED = expect.objectContaining({ name: 'ChannelError', outcome: 'forged', code: 'UNDECIPHERABLE' });
const resource = encryptResource(KEY, '{"amount":{"total":1}}');

it('what WeChat Pay encrypted for us is read', () => {
  expect(decryptResource(key, resource)).toBe('{"amount":{"total":1}}');
});

describe('is refused as forged', () => {
  const sealed = Buffer.from(resource.ciphertext, 'base64');

  it('whichever byte of text or tag was altered', () => {
    for (const at of sealed.keys()) {
      const altered = Buffer.from(sealed);
      altered.writeUInt8(altered.readUInt8(at) ^ 1, at);
      expect(() => decryptResource(key, { ...resource, ciphertext: altered.toString('base64') })).toThrow(FORGED);
    }
  });

  it.each([
    ['other associated data', { associated_data: 'refund' }],
    ['another nonce', { nonce: 'aaaaaaaaaaaa' }],
    ['a nonce of another length', { nonce: 'aaaaaaaaaaaaaaaa' }],
    ['a missing tag', { ciphertext: sealed.subarray(0, -16).toString('base64') }],
    ['a shortened tag', { ciphertext: sealed.subarray(0, -4).toString('base64') }],
    ['nothing to decrypt', { ciphertext: '' }],
    ['what was encrypted for another merchant', encryptResource('another-merchants-apiv3-key-0000', '{}')],
  ])('%s', (_, change) => {
    expect(() => decryptResource(key, { ...resource, ...change })).toThrow(FORGED);
  });
});
