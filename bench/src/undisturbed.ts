import { readFileSync } from 'node:fs';

/** One percent at the end of a distribution is as good as gone when the host takes as much of the processors' time for others. */
const MOST_TAKEN = 0.005;
/** A host that is busy all day ends the measuring too. */
const TRIES = 3;

/** Something measured, and the share of the processors' time, 0 to 1, that the host gave to others meanwhile. */
export interface Stretch {
  readonly taken: number;
}

export interface Kept<Measured> {
  /** The least disturbed ones. */
  readonly kept: readonly Measured[];
  /** All that were measured, in their order. */
  readonly all: readonly Measured[];
}

/**
 * Measures each in turn, round after round: of a shared machine the host takes the processors away for seconds, and what is
 * measured meanwhile tells of the neighbours. Goes on until each was measured `rounds` times in quiet, `TRIES` times as often at
 * most, and answers for each its least disturbed ones: chosen by the host's own count, not by what was measured.
 */
export async function undisturbed<Name extends string, Measured extends Stretch>(
  measures: Readonly<Record<Name, (round: number) => Promise<Measured>>>,
  rounds: number,
): Promise<Record<Name, Kept<Measured>>> {
  const all = Object.entries<(typeof measures)[Name]>(measures).map(([name, measure]) => ({
    name,
    measure,
    found: [] as Measured[],
  }));
  const isDone = () => all.every(({ found }) => found.filter(({ taken }) => taken <= MOST_TAKEN).length >= rounds);
  for (let round = 0; round < rounds * TRIES && !isDone(); round += 1) {
    for (const { measure, found } of all) found.push(await measure(round));
  }
  return Object.fromEntries(all.map(({ name, found }) => [name, keep(found, rounds)])) as Record<Name, Kept<Measured>>;
}

function keep<Measured extends Stretch>(all: readonly Measured[], rounds: number): Kept<Measured> {
  return { kept: all.toSorted((one, other) => one.taken - other.taken).slice(0, rounds), all };
}

/** Answers what share of the processors' time the host has given to others since now. Linux only. */
export function takenMeter(): () => number {
  const before = processorTime();
  return () => {
    const after = processorTime();
    return (after.taken - before.taken) / (after.all - before.all);
  };
}

/** Of all processors since the machine started, in ticks; `steal` is the eighth number. */
function processorTime(): { all: number; taken: number } {
  const [line = ''] = readFileSync('/proc/stat', 'utf8').split('\n');
  const ticks = line.trim().split(/\s+/).slice(1, 9).map(Number);
  return { all: ticks.reduce((sum, value) => sum + value, 0), taken: ticks[7] ?? 0 };
}
