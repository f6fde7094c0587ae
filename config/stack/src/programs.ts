import { join, resolve } from 'node:path';
import { z } from 'zod';
import { childProgram, type ChildProgram } from './childProgram';
import { runProgram } from './runProgram';
import type { ProgramOptions } from './spawnProgram';

/** The root of the repository; the same from the source and from what is built of it. */
export const root = resolve(__dirname, '../../..');

/** What all programs of one stack have in common. */
export interface Surroundings {
  logDir: string;
  onCrash: ((reason: string) => void) | undefined;
}

const DemoSignIns = z.object({
  /** Codes that bind a till, for the next half hour. */
  tills: z.array(z.object({ station: z.string(), stationId: z.string(), activationCode: z.string() })),
  staff: z.array(z.object({ staffNo: z.string(), name: z.string(), role: z.string(), station: z.string().optional() })),
  /** Whom a till finds by phone or plate. */
  member: z.object({ name: z.string(), phone: z.string(), plates: z.array(z.string()) }),
  /** Everybody's. */
  password: z.string(),
});
const Seeded = z.object({ kind: z.literal('seeded'), demo: DemoSignIns });

/** Who can sign in to the demo chain. */
export type DemoSignIns = z.output<typeof DemoSignIns>;

export function simulatorProgram(around: Surroundings, url: string, environment: NodeJS.ProcessEnv): ChildProgram {
  const script = join(root, 'server/simulator/dist/main.js');
  return childProgram({ ...around, name: 'simulator', script, environment, readyUrl: `${url}/control/portal` });
}

/** The API process or the worker. */
export function serverProgram(around: Surroundings, name: string, environment: NodeJS.ProcessEnv): ChildProgram {
  return childProgram({ ...around, ...serverCommand(name.startsWith('api') ? 'api' : 'worker'), name, environment });
}

/** Brings the schema up to date. @throws StackError for an unreachable database, or one newer than the code */
export async function migrate(logDir: string, environment: NodeJS.ProcessEnv): Promise<void> {
  await runProgram({ ...serverCommand('migrate'), environment, logDir });
}

/** Puts the demo chain in, where it is not there yet. */
export async function seed(logDir: string, environment: NodeJS.ProcessEnv): Promise<DemoSignIns> {
  const messages = await runProgram({ ...serverCommand('seed'), environment, logDir });
  return Seeded.parse(messages.at(-1)).demo;
}

function serverCommand(command: string): Pick<ProgramOptions, 'name' | 'script' | 'args'> {
  return { name: command, script: join(root, 'server/dist/app/main.js'), args: [command] };
}
