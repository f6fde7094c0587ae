import type { StationDetail, StationId } from '@jiayou/contract';
import { read, statement, type Database } from '../platform/db';
import { AppError } from '../platform/errors';
import { SUMMARY_COLUMNS, toSummary, type SummaryRow } from './stationSummary';

interface DetailRow extends SummaryRow {
  readonly phone: string;
  readonly fence_m: number;
  readonly nozzles: readonly { readonly nozzle_no: number; readonly grade: string }[];
}

const byId = statement<DetailRow>(
  'station.view',
  `select case when $3::float8 is null or $4::float8 is null then null else distance_m($3, $4, s.latitude, s.longitude) end as distance_m,
     s.phone, s.fence_m,
     coalesce((select json_agg(json_build_object('nozzle_no', n.nozzle_no, 'grade', n.grade) order by n.nozzle_no)
       from nozzles n where n.station_id = s.id), '[]') as nozzles,
     ${SUMMARY_COLUMNS}
   from stations s where s.id = $2`,
);

/** One station with its nozzles and the prices in force. @throws AppError `station.not_found` */
export async function viewStation(
  db: Database,
  query: {
    readonly stationId: StationId;
    readonly latitude?: number | undefined;
    readonly longitude?: number | undefined;
  },
  now: Date,
): Promise<StationDetail> {
  const [row] = await read(db, byId, [now, query.stationId, query.latitude ?? null, query.longitude ?? null]);
  if (row === undefined) throw new AppError('station.not_found');
  const summary = toSummary(row, now);
  const prices = new Map(summary.prices.map(({ grade, priceFenPerLitre }) => [grade, priceFenPerLitre]));
  return {
    ...summary,
    phone: row.phone,
    hours: `${clockTime(row.opens_minute)}-${row.opens_minute === row.closes_minute ? '24:00' : clockTime(row.closes_minute)}`,
    fenceM: row.fence_m,
    nozzles: row.nozzles.map(({ nozzle_no: nozzleNo, grade }) => {
      const priceFenPerLitre = prices.get(grade);
      return priceFenPerLitre === undefined ? { nozzleNo, grade } : { nozzleNo, grade, priceFenPerLitre };
    }),
  };
}

function clockTime(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
