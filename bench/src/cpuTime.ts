import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const TICK_MS = 1000 / Number(execFileSync('getconf', ['CLK_TCK']));

/** CPU time a process has used, user and system, ms. Linux only. */
export function cpuTimeMs(pid: number | undefined): number {
  if (pid === undefined) throw new Error('the process does not run');
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // Fields after the command's closing bracket; user is the 14th of all, system the 15th.
  const [user = '0', system = '0'] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13);
  return (Number(user) + Number(system)) * TICK_MS;
}
