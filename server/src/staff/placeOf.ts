import type { Role, StationId } from '@jiayou/contract';
import { run, statement, type Tx } from '../platform/db';
import { AppError } from '../platform/errors';
import type { DeskCaller } from '../session';
import { reaches } from './staffRow';

const stationName = statement<{ name: string }>('staff.station', 'select name from stations where id = $1');

/** Where somebody works, by id and as people say it. */
export interface Place {
  readonly stationId: StationId | null;
  readonly station: string | null;
}

/**
 * Where somebody of a role works: a station role at one station, an HQ role at none. A master need not name the own one.
 * @throws AppError `staff.station_needed`, `staff.beyond_you`, `station.not_found`
 */
export async function placeOf(
  tx: Tx,
  {
    caller,
    person,
  }: {
    readonly caller: DeskCaller;
    readonly person: { readonly role: Role; readonly stationId?: StationId | undefined };
  },
): Promise<Place> {
  const stationId = person.stationId ?? caller.station?.id ?? null;
  if (!reaches(caller, { role: person.role, station_id: stationId })) throw new AppError('staff.beyond_you');
  if (person.role.startsWith('hq-') !== (stationId === null)) throw new AppError('staff.station_needed');
  if (stationId === null) return { stationId, station: null };
  const [found] = await run(tx, stationName, [stationId]);
  if (found === undefined) throw new AppError('station.not_found');
  return { stationId, station: found.name };
}
