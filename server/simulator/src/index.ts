export { createDemoCredentials, type DemoCredentials } from './createDemoCredentials';
export type { SimulatorInput } from './options';
export type { ScenarioInput, ScenarioName } from './scenario/scenarios';
export { startSimulator, type RunningSimulator } from './startSimulator';
