/** One line of the table and of `bench/results.json`. */
export interface Result {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** What it is held against, measured in the same run; null where there is none. */
  readonly reference: number | null;
  readonly ratio: number | null;
  readonly aim: string | null;
  /** Null where there is no aim. */
  readonly met: boolean | null;
  /** How long, how many, each round. */
  readonly detail: Readonly<Record<string, unknown>>;
}
