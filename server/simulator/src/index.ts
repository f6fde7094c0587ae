export { createDemoApp, type DemoApp } from './alipay/createDemoApp';
export type { AlipayPortal } from './alipay/control/portal';
export type { ScenarioInput as AlipayScenarioInput } from './alipay/scenario/scenarios';
export { createDemoCredentials, type DemoCredentials } from './wechat-pay/createDemoCredentials';
export type { SimulatorInput } from './options';
export type { ScenarioInput, ScenarioName } from './wechat-pay/scenario/scenarios';
export { startSimulator, type RunningSimulator } from './startSimulator';
