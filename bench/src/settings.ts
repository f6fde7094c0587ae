/** How much is measured. `--quick` measures less and says so in the results. */
export interface Size {
  readonly quick: boolean;
  /** Callbacks in one round of (a), and rounds of it. */
  readonly callbacks: number;
  readonly rounds: number;
  /** Whole orders of (b). */
  readonly orders: number;
  /** How long (c) sends at half load, ms. */
  readonly pushMs: number;
  /** Stations on the map of (d), and questions asked. */
  readonly stations: number;
  readonly questions: number;
}

export const FULL: Size = {
  quick: false,
  callbacks: 6_000,
  rounds: 3,
  orders: 3_000,
  pushMs: 20_000,
  stations: 110_000,
  questions: 4_000,
};
export const QUICK: Size = {
  quick: true,
  callbacks: 1_000,
  rounds: 1,
  orders: 300,
  pushMs: 3_000,
  stations: 5_000,
  questions: 500,
};

/** Requests under way at once, in ours and in the floor alike. */
export const CONCURRENCY = 32;
/** Connections to the database, in ours and in the floor alike. */
export const POOL = 20;
/** Stations of the benched chain; each has one till with its stream open. */
export const CHAIN_STATIONS = 50;
