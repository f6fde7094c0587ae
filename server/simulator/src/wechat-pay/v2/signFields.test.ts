import { signFields } from './signFields';

/** Source: WeChat Pay V2, the example of its signature rules. */
test.each([
  ['MD5', '9A0A8659F005D6984697E2CA0A9CF3B7'],
  ['HMAC-SHA256', '6A9AE1657590FD6257D693A078E1C3E4BB6BA4DC30B23E0EE2496E54170DACD6'],
] as const)('the published example gets the published %s signature', (type, sign) => {
  const fields = {
    appid: 'wxd930ea5d5a258f4f',
    mch_id: '10000100',
    device_info: '1000',
    body: 'test',
    nonce_str: 'ibuaiVcKdpRxkhJA',
    attach: '',
  };
  expect(signFields(fields, '192006250b4c09247ec02edce69f6a2d', type)).toBe(sign);
});
