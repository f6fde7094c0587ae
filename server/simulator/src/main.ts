import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { simulatorOptions, type SimulatorOptions } from './options';
import { startSimulator } from './startSimulator';

void main();

/** Runs until SIGINT or SIGTERM. Settings: a JSON file of options named by SIMULATOR_CONFIG, single ones overridden by environment. */
async function main(): Promise<void> {
  try {
    const simulator = await startSimulator(settings(process.env));
    console.log(`simulator: ${simulator.url}  phone: ${simulator.url}/phone`);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => void simulator.stop().then(() => process.exit(0)));
    }
  } catch (error) {
    console.error(`simulator: ${inOneLine(error)}`);
    process.exitCode = 1;
  }
}

function settings(env: NodeJS.ProcessEnv): SimulatorOptions {
  const path = env['SIMULATOR_CONFIG'];
  if (!path) throw new Error('SIMULATOR_CONFIG must name a JSON file with the merchants (see README.md)');
  const overrides = {
    host: env['SIMULATOR_HOST'],
    dir: env['SIMULATOR_DIR'],
    seed: env['SIMULATOR_SEED'],
    port: numberOf(env['SIMULATOR_PORT']),
    timeScale: numberOf(env['SIMULATOR_TIME_SCALE']),
    refundDelayS: numberOf(env['SIMULATOR_REFUND_DELAY_S']),
  };
  const given = Object.entries(overrides).filter(([, value]) => value !== undefined);
  const file = z.record(z.string(), z.unknown()).parse(JSON.parse(readFileSync(path, 'utf8')));
  return simulatorOptions.parse({ ...file, ...Object.fromEntries(given) });
}

function numberOf(text: string | undefined): number | undefined {
  return text === undefined || text === '' ? undefined : Number(text);
}

function inOneLine(error: unknown): string {
  if (error instanceof z.ZodError) return z.prettifyError(error).replaceAll(/\s*\n\s*/g, ' ');
  return error instanceof Error ? error.message : String(error);
}
