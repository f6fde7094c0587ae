import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { demoAlipay } from './demoAlipay';
import { demoWechatPay } from './demoWechatPay';

export interface DemoProviders {
  /** What the simulated platforms know about the chain. */
  configFile: string;
  /** The server's settings. The simulator must answer already. */
  settings: () => Promise<Record<string, string>>;
}

/** The demo chain at WeChat Pay and Alipay, as the simulator at this address plays them: keys are made once and kept in `dir`. */
export async function demoProviders(
  dir: string,
  { simulatorUrl, securePort }: { simulatorUrl: string; securePort: number },
): Promise<DemoProviders> {
  mkdirSync(dir, { recursive: true });
  const [wechatPay, alipay] = await Promise.all([demoWechatPay(dir, simulatorUrl), demoAlipay(dir, simulatorUrl)]);
  const configFile = join(dir, 'simulator.json');
  // Named, not any free one: killed and started again it must be where it was.
  const config = { ...wechatPay.config, ...alipay.config, securePort };
  writeFileSync(configFile, JSON.stringify(config, null, 2), { mode: 0o600 });
  return { configFile, settings: async () => ({ ...(await wechatPay.settings()), ...(await alipay.settings()) }) };
}
