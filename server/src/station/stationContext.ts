import type { Channel, ChannelCode } from '../channel';
import type { Database } from '../platform/db';
import type { TillHub } from '../push';

/** What the use cases of stations work with. */
export interface StationContext {
  readonly db: Database;
  readonly hub: TillHub;
  readonly channels: Readonly<Partial<Record<ChannelCode, Channel>>>;
  /** Base of the addresses in our codes; no trailing slash. */
  readonly publicUrl: string;
  /** Absent: the map shows positions on a plain grid. */
  readonly mapTiles: { readonly url: string; readonly attribution: string } | undefined;
}
