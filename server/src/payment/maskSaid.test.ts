import { maskSaid } from './maskSaid';

test("what is somebody's own is left with its ends, however deep it lies", () => {
  const said = {
    transaction_id: '4200001234202511220000000001',
    amount: { total: 20_000, payer_total: 19_500 },
    payer: { sub_openid: 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o' },
    merchant: { accountNo: '1900000101', appAuthToken: '202611BB1900000101' },
    buyers: [{ buyer_logon_id: '159****5620', buyerName: '王小明' }],
    driverPhone: '13800001234',
  };
  expect(maskSaid(said)).toEqual({
    transaction_id: '4200001234202511220000000001',
    amount: { total: 20_000, payer_total: 19_500 },
    payer: { sub_openid: 'oU****6o' },
    merchant: { accountNo: '1900000101', appAuthToken: '20****01' },
    buyers: [{ buyer_logon_id: '15****20', buyerName: '王****' }],
    driverPhone: '13****34',
  });
});
