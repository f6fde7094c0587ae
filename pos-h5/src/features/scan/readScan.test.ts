import { readScan, type Product } from './readScan';

const water = { id: '1', name: '矿泉水', category: '饮料', barcode: '6901234567892', priceFen: 200 } as Product;
const oil = { ...water, id: '2', name: '机油', barcode: '012345678905' };

test.each([
  ['134567890123456789', { is: 'wallet-code', wallet: 'wechat-pay' }],
  ['1034567890123456 78'.replace(' ', ''), { is: 'wallet-code', wallet: 'wechat-pay' }],
  ['2812345678901234', { is: 'wallet-code', wallet: 'alipay' }],
  ['300123456789012345678901', { is: 'wallet-code', wallet: 'alipay' }],
  ['JY1234567890123456', { is: 'member-code' }],
  [' 6901234567892\n', { is: 'product', product: water }],
  ['0012345678905', { is: 'product', product: oil }],
])('%s is recognised by its shape', (text, expected) => {
  expect(readScan(text, [water, oil])).toMatchObject(expected);
});

test.each([
  ['13456789012345678', '这是17位数字，不是付款码，请让顾客打开付款码再扫'],
  ['174567890123456789', '这是18位数字，不是付款码，请让顾客打开付款码再扫'],
  ['6900000000000', '没有条码为6900000000000的商品，请核对条码或按金额收'],
  ['https://u.wechat.com/abc', '这是一个网址，不是付款码，请让顾客打开付款码再扫'],
  ['wxp://f2f0abc', '这是一个网址，不是付款码，请让顾客打开付款码再扫'],
  ['你好', '这是「你好」，不是付款码、会员码或商品条码'],
  ['', '没有扫到内容，请再扫一次'],
])('%s is none of the till’s, and it says what it was', (text, words) => {
  expect(readScan(text, [water])).toEqual({ is: 'other', words });
});
