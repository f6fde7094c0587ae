import type { ChildProcess } from 'node:child_process';

/** Tells a floor, in its process of its own, the job; answers what it measured. */
export function askFloor(floor: ChildProcess, job: object): Promise<unknown> {
  const said = new Promise((resolve, reject) => {
    floor.once('message', resolve);
    floor.once('exit', (code) => reject(new Error(`the floor ended with ${code}`)));
  });
  floor.send(job);
  return said;
}
