import { nozzleAddressOf, nozzlePageOf } from './scannedNozzle';

const site = 'https://pay.example.com';
const address = `${site}/n/D0001/3`;
const page = '/pages/refuel/index?stationId=0d6bb44c-22ba-4a66-9f0e-5a8c34a4ed01';

describe('the address of a scanned nozzle', () => {
  test.each([
    encodeURIComponent(address),
    address,
    encodeURIComponent(`${address}/`),
    `${address}?from=wx`,
    `${address}#x`,
  ])('is in what WeChat hands over: %s', (q) => expect(nozzleAddressOf(q, site)).toBe(address));
  test('keeps the code of the station as it is printed', () => {
    expect(nozzleAddressOf(`${site}/n/S-00_12/99`, site)).toBe(`${site}/n/S-00_12/99`);
  });
  test.each([
    ['another host', 'https://evil.example/n/D0001/3'],
    ['a host that begins like ours', 'https://pay.example.com.evil.example/n/D0001/3'],
    ['our name before an @', 'https://pay.example.com@evil.example/n/D0001/3'],
    ['our address inside another', `https://evil.example/?to=${address}`],
    ['another scheme', 'http://pay.example.com/n/D0001/3'],
    ['a way out of the path', `${site}/n/../admin/3`],
    ['a way out behind the nozzle', `${address}/../../desk`],
    ['another page of ours', `${site}/q/Zk3v_9qWm-81LtYc2R`],
    ['no nozzle', `${site}/n/D0001`],
    ['nozzle 0', `${site}/n/D0001/0`],
    ['nozzle 100', `${site}/n/D0001/100`],
    ['a code of a paragraph', `${site}/n/${'D'.repeat(21)}/3`],
    ['an address without end', `${address}?${'x'.repeat(2000)}`],
    ['half an encoding', '%E0%A4%A'],
    ['a script', 'javascript:alert(1)'],
    ['nonsense', '加油'],
    ['nothing', ''],
  ])('is not made up from %s', (_, said) => {
    expect(nozzleAddressOf(said, site)).toBeUndefined();
    expect(nozzleAddressOf(encodeURIComponent(said), site)).toBeUndefined();
  });
});

describe('the page behind it', () => {
  test('is the one the server sends a browser to', () => {
    expect(nozzlePageOf(`${site}/car/#${page}&nozzleNo=3`)).toBe(`${page}&nozzleNo=3`);
    expect(nozzlePageOf(`${site}/car/#${page}`)).toBe(page);
  });
  test.each([
    undefined,
    `${site}/car/`,
    `${site}/car/#/pages/order/index?orderId=1`,
    `${site}/car/#${page}&nozzleNo=3&x=1`,
  ])('is not found in %s', (place) => expect(nozzlePageOf(place)).toBeUndefined());
});
