import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { z } from 'zod';
import type { Result } from './result';

/** Prints the table and keeps the list, where there is a file for it: what was not measured this time stands as it was. */
export function report(
  results: readonly Result[],
  to: { readonly file: string | undefined; readonly postgresVersion: string },
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
  if (to.file === undefined) return console.log('a quick run: fewer of everything, not kept, not to be quoted');
  const measured = results.map((result) => ({ ...result, value: round(result.value), machine }));
  const letters = new Set(measured.map(letterOf));
  const others = readKept(to.file).filter((result) => !letters.has(letterOf(result)));
  // Sorting is stable: within a letter they stay in the order they were measured.
  const list = [...others, ...measured].toSorted((one, other) => letterOf(one).localeCompare(letterOf(other)));
  writeFileSync(to.file, `${JSON.stringify(list, null, 2)}\n`);
  console.log(`written to ${to.file}`);
}

const Kept = z.array(z.looseObject({ name: z.string() }));

function readKept(file: string): z.infer<typeof Kept> {
  return existsSync(file) ? Kept.parse(JSON.parse(readFileSync(file, 'utf8'))) : [];
}

/** `e` of `e. code scanned → …` */
const letterOf = ({ name }: { readonly name: string }): string => name.charAt(0);

function describeMachine(postgresVersion: string): string {
  const all = cpus();
  const gib = Math.round(totalmem() / 2 ** 30);
  return `${all.length} × ${all[0]?.model ?? 'CPU'}, ${gib} GiB, Node ${process.version}, PostgreSQL ${postgresVersion}, ${new Date().toISOString()}`;
}

const round = (value: number): number => Math.round(value * 100) / 100;
