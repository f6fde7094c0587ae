import type { Pool } from 'pg';
import type { Stack } from '@jiayou/config/stack';
import type { Chain } from './chain';
import type { Merchants } from './merchants';
import type { Size } from './settings';

/** What every measurement works with. */
export interface Bench {
  readonly size: Size;
  readonly stack: Stack;
  readonly url: string;
  readonly databaseUrl: string;
  readonly pool: Pool;
  readonly chain: Chain;
  readonly merchants: Merchants;
}
