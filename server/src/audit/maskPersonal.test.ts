import { maskPersonal } from './maskPersonal';

test('a phone number and a plate are masked wherever they stand', () => {
  const written = {
    phone: '13800001234',
    plates: ['沪A12345', '沪AD12345'],
    note: '请联系 13912345678，车牌沪B·X1234',
  };
  expect(maskPersonal(written)).toEqual({
    phone: '138****1234',
    plates: ['沪A***45', '沪A***45'],
    note: '请联系 139****5678，车牌沪B***34',
  });
});

test('what only looks like a phone number stays as it is', () => {
  const written = {
    orderNo: 'D20261122138000012345678',
    wechatNo: '4200001381380000123411',
    amountFen: 13_800_001_234,
  };
  expect(maskPersonal(written)).toEqual(written);
});

test('nothing and yes are not personal', () => {
  expect(maskPersonal({ a: null, b: true, c: [] })).toEqual({ a: null, b: true, c: [] });
});
