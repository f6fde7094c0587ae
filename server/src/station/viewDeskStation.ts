import type { DeskStationDetail, StationId, Tender } from '@jiayou/contract';
import { read, statement, type Database } from '../platform/db';
import { AppError } from '../platform/errors';
import { deskStationColumns, toDeskStation, type DeskStationRow } from './deskStationRow';
import { RECORD_COLUMNS, toRecord, type RecordRow } from './stationRecord';

interface DetailRow extends DeskStationRow, Omit<RecordRow, keyof DeskStationRow> {
  readonly version: number;
  readonly updated_at: Date;
  readonly nozzles: DeskStationDetail['nozzles'];
  readonly grades: DeskStationDetail['grades'];
  readonly channels: readonly Tender[];
}

const byId = statement<DetailRow>(
  'station.desk-view',
  `select ${deskStationColumns('$2')}, ${RECORD_COLUMNS}, s.version, s.updated_at,
     coalesce((select json_agg(json_build_object('nozzleNo', n.nozzle_no, 'grade', n.grade) order by n.nozzle_no)
       from nozzles n where n.station_id = s.id), '[]') as nozzles,
     (select json_agg(json_build_object('code', g.code, 'name', g.name) order by g.position) from grades g) as grades,
     array(select a.channel from merchant_accounts a where a.station_id = s.id and a.enabled order by a.channel) as channels
   from stations s where s.id = $1`,
);

/** A station as the desk keeps it. @throws AppError `station.not_found` */
export async function viewDeskStation(db: Database, stationId: StationId, now: Date): Promise<DeskStationDetail> {
  const [row] = await read(db, byId, [stationId, now]);
  if (row === undefined) throw new AppError('station.not_found');
  const { version, updated_at: updatedAt, nozzles, grades, channels } = row;
  return {
    ...toDeskStation(row),
    record: toRecord(row),
    nozzles,
    grades,
    // Cash needs no account: it is the station's own drawer.
    tenders: [...new Set<Tender>([...channels, 'cash'])],
    version,
    updatedAt: updatedAt.toISOString(),
  };
}
