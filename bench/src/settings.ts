/** How much is measured. `--quick` measures less and keeps no results. */
export interface Size {
  readonly quick: boolean;
  /** Rounds of what is measured in turn with its floor. */
  readonly rounds: number;
  /** Callbacks in one round of (a). */
  readonly callbacks: number;
  /** Whole orders of (b). */
  readonly orders: number;
  /** How long (c) sends at half load, ms. */
  readonly pushMs: number;
  /** Stations on the map of (d), and questions asked. */
  readonly stations: number;
  readonly questions: number;
  /** Collects in one round of (e). */
  readonly collects: number;
  /** How long one scroll of (g) takes, ms. */
  readonly scrollMs: number;
}

export const FULL: Size = {
  quick: false,
  rounds: 3,
  callbacks: 6_000,
  orders: 3_000,
  pushMs: 20_000,
  stations: 110_000,
  questions: 4_000,
  collects: 1_000,
  scrollMs: 8_000,
};
export const QUICK: Size = {
  quick: true,
  rounds: 1,
  callbacks: 1_000,
  orders: 300,
  pushMs: 3_000,
  stations: 5_000,
  questions: 500,
  collects: 150,
  scrollMs: 2_000,
};

/** Requests under way at once, in ours and in the floor alike. */
export const CONCURRENCY = 32;
/** Connections to the database, in ours and in the floor alike. */
export const POOL = 20;
/** Stations of the benched chain; each has one till with its stream open. */
export const CHAIN_STATIONS = 50;
