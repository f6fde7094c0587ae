import { pageOf } from './pageAddress';

const car = 'https://pay.example.com/car/';
const order = '0d6bb44c-22ba-4a66-9f0e-5a8c34a4ed01';
const token = 'Zk3v_9qWm-81LtYc2R';

describe('an address that others hand out', () => {
  test('opens the order a wallet page comes back for, with what the wallet said', () => {
    expect(pageOf(`${car}?order=${order}&wallet=ok`)).toBe(`#/pages/order/index?orderId=${order}&wallet=ok`);
    expect(pageOf(`${car}?order=${order}`)).toBe(`#/pages/order/index?orderId=${order}&wallet=fail`);
  });
  test('opens the order of a scanned code, fresh or back from the wallet', () => {
    expect(pageOf(`${car}?scan=${token}`)).toBe(`#/pages/scan/index?token=${token}`);
    expect(pageOf(`${car}?scan=${token}&wallet=cancel`)).toBe(`#/pages/scan/index?token=${token}&wallet=cancel`);
  });
  test.each([car, `${car}?scan=short`, `${car}?order=1`, `${car}#/pages/scan/index?token=${token}`])(
    'is left alone when it is %s',
    (href) => expect(pageOf(href)).toBeUndefined(),
  );
});
