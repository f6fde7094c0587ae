import { writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import type { Result } from './result';

/** Prints the table and keeps the list. */
export function report(
  results: readonly Result[],
  to: { readonly file: string; readonly postgresVersion: string },
): void {
  const machine = describeMachine(to.postgresVersion);
  console.log(`\n${machine}\n`);
  console.table(
    results.map(({ name, value, unit, reference, ratio, aim, met }) => ({
      name,
      value: round(value),
      unit,
      reference: reference === null ? '' : round(reference),
      ratio: ratio === null ? '' : round(ratio),
      aim: aim ?? '',
      met: met === null ? '' : met,
    })),
  );
  const list = results.map((result) => ({ ...result, value: round(result.value), machine }));
  writeFileSync(to.file, `${JSON.stringify(list, null, 2)}\n`);
  console.log(`written to ${to.file}`);
}

function describeMachine(postgresVersion: string): string {
  const all = cpus();
  const gib = Math.round(totalmem() / 2 ** 30);
  return `${all.length} × ${all[0]?.model ?? 'CPU'}, ${gib} GiB, Node ${process.version}, PostgreSQL ${postgresVersion}, ${new Date().toISOString()}`;
}

const round = (value: number): number => Math.round(value * 100) / 100;
