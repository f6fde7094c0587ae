import { nozzleCodeOf } from './scannedNozzle';

const site = 'https://pay.example.com';
const address = `${site}/n/D0001/3`;

describe('the nozzle whose code was scanned', () => {
  test.each([
    encodeURIComponent(address),
    address,
    encodeURIComponent(`${address}/`),
    `${address}?from=wx`,
    `${address}#x`,
  ])('is in what WeChat hands over: %s', (q) =>
    expect(nozzleCodeOf(q, site)).toEqual({ stationCode: 'D0001', nozzleNo: '3' }),
  );
  test('keeps the code of the station as it is printed', () => {
    expect(nozzleCodeOf(`${site}/n/S-00_12/99`, site)).toEqual({ stationCode: 'S-00_12', nozzleNo: '99' });
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
    expect(nozzleCodeOf(said, site)).toBeUndefined();
    expect(nozzleCodeOf(encodeURIComponent(said), site)).toBeUndefined();
  });
});
