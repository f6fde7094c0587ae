import { createDemoApp, startSimulator, type AlipayPortal, type DemoApp } from '@jiayou/simulator';
import { createAlipay, type AlipaySettings } from './alipay';

let apps: DemoApp[];
let portals: AlipayPortal[];
beforeAll(async () => {
  apps = await Promise.all([createDemoApp(), createDemoApp()]);
  const merchants = [{ pid: '2088000000000001', name: '人民广场站', appAuthToken: 'token' }];
  const options = apps.map(({ appId, publicKeyPem }) => ({
    appId,
    publicKeyPem,
    mode: 'certificate' as const,
    merchants,
  }));
  const simulator = await startSimulator({ alipay: { apps: options } });
  portals = simulator.alipay;
  await simulator.stop();
});

const filesOf = (index: number) => {
  const files = portals[index]?.certificates;
  if (!files) throw new Error('no certificates');
  return files;
};

function someSettings(trust: Partial<ReturnType<typeof filesOf>>, now = new Date()): AlipaySettings {
  return {
    gatewayUrl: 'http://127.0.0.1:1/gateway.do',
    appId: apps[0]?.appId ?? '',
    appPrivateKeyPem: apps[0]?.privateKeyPem ?? '',
    trust: { mode: 'certificate', ...filesOf(0), ...trust },
    notifyUrl: 'https://pay.example.cn/callbacks/alipay',
    qrProductCode: 'FACE_TO_FACE_PAYMENT',
    timeoutMs: 20_000,
    clock: () => now,
  };
}

test('the three files of the portal work together', () => {
  expect(createAlipay(someSettings({})).code).toBe('alipay');
});

test("somebody else's certificate in Alipay's place is refused: the root does not vouch for it", () => {
  const { alipayCertificatePem } = filesOf(1);
  expect(() => createAlipay(someSettings({ alipayCertificatePem }))).toThrow('vouch');
});

test("Alipay's certificate without the authority between it and the root is refused", () => {
  const [alone] = filesOf(0).alipayCertificatePem.split(/(?<=-----END CERTIFICATE-----)/);
  expect(() => createAlipay(someSettings({ alipayCertificatePem: alone ?? '' }))).toThrow('vouch');
});

test('a certificate of another key is refused', () => {
  const { appCertificatePem } = filesOf(1);
  expect(() => createAlipay(someSettings({ appCertificatePem }))).toThrow('does not belong');
});

test('an expired certificate is refused at the start, not at the first payment', () => {
  expect(() => createAlipay(someSettings({}, new Date('2099-01-01T00:00:00Z')))).toThrow('expired');
});
