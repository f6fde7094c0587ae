import { isSigned, sign } from './sign';

/** Source: WeChat Pay V2, the example of its signature rules. */
const documented = {
  apiKey: '192006250b4c09247ec02edce69f6a2d',
  fields: {
    appid: 'wxd930ea5d5a258f4f',
    mch_id: '10000100',
    device_info: '1000',
    body: 'test',
    nonce_str: 'ibuaiVcKdpRxkhJA',
  },
  md5: '9A0A8659F005D6984697E2CA0A9CF3B7',
  hmacSha256: '6A9AE1657590FD6257D693A078E1C3E4BB6BA4DC30B23E0EE2496E54170DACD6',
};
const { apiKey, fields, md5, hmacSha256 } = documented;

describe('the example WeChat Pay publishes', () => {
  it('gets the documented HMAC-SHA256 signature', () => {
    expect(sign(fields, apiKey)).toBe(hmacSha256);
  });

  it('verifies, and not with a field more, less or otherwise', () => {
    expect(isSigned({ ...fields, sign: hmacSha256 }, apiKey)).toBe(true);
    expect(isSigned({ ...fields, attach: '', sign: hmacSha256 }, apiKey)).toBe(true);
    expect(isSigned({ ...fields, attach: 'x', sign: hmacSha256 }, apiKey)).toBe(false);
    expect(isSigned({ ...fields, body: 'Test', sign: hmacSha256 }, apiKey)).toBe(false);
    expect(isSigned({ ...fields, sign: hmacSha256 }, 'another key')).toBe(false);
    expect(isSigned(fields, apiKey)).toBe(false);
  });

  it('signed with MD5 is not enough', () => {
    expect(isSigned({ ...fields, sign: md5 }, apiKey)).toBe(false);
  });
});
