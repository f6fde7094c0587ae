import type { StationRecord } from '@jiayou/contract';

export type Field = keyof StationRecord;

/** What two people did to one record since it was read: mine, theirs, and where both changed the same. */
export interface Merged {
  /** Theirs where I changed nothing, mine where I did: nobody's work is lost. */
  readonly record: StationRecord;
  /** Changed by the other person. */
  readonly theirs: readonly Field[];
  /** Changed by both, differently: mine stands in the form, and the other is shown beside it. */
  readonly both: readonly Field[];
}

export function mergeRecord({
  base,
  mine,
  theirs,
}: {
  readonly base: StationRecord;
  readonly mine: StationRecord;
  readonly theirs: StationRecord;
}): Merged {
  const fields = Object.keys(base) as Field[];
  const changed = fields.filter((field) => differ(base[field], theirs[field]));
  const own = fields.filter((field) => differ(base[field], mine[field]));
  const kept = Object.fromEntries(own.map((field) => [field, mine[field]]));
  return {
    record: { ...theirs, ...kept },
    theirs: changed,
    both: changed.filter((field) => own.includes(field) && differ(mine[field], theirs[field])),
  };
}

const differ = (a: unknown, b: unknown): boolean => JSON.stringify(a) !== JSON.stringify(b);
