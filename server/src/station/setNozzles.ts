import type { StationId } from '@jiayou/contract';
import { recordAudit } from '../audit';
import { inTransaction, run, statement, type Database, type Tx } from '../platform/db';
import { AppError } from '../platform/errors';
import { lockStation } from './stationRecord';

interface Nozzle {
  readonly nozzleNo: number;
  readonly grade: string;
}

const present = statement<{ nozzle_no: number; grade: string }>(
  'station.nozzles',
  'select nozzle_no, grade from nozzles where station_id = $1 order by nozzle_no',
);
const unknownGrades = statement(
  'station.unknown-grades',
  'select from unnest($1::text[]) as wanted (grade) where grade not in (select code from grades)',
);
const remove = statement(
  'station.remove-nozzles',
  'delete from nozzles where station_id = $1 and nozzle_no <> all ($2::smallint[])',
);
const put = statement(
  'station.put-nozzles',
  `insert into nozzles (station_id, nozzle_no, grade) select $1, no, grade from unnest($2::smallint[], $3::text[]) as n (no, grade)
   on conflict (station_id, nozzle_no) do update set grade = excluded.grade where nozzles.grade <> excluded.grade`,
);
const touch = statement('station.touch', 'update stations set version = version + 1, updated_at = $2 where id = $1');

/**
 * What nozzles a station has, and with which grade. Orders keep number and grade of their own, so history stays.
 * @throws AppError `station.changed` when somebody else was quicker, `grade.not_found`
 */
export async function setNozzles(
  db: Database,
  wish: {
    readonly stationId: StationId;
    readonly version: number;
    readonly nozzles: readonly Nozzle[];
    readonly staffId: string;
  },
  now: Date,
): Promise<void> {
  const { stationId, version, nozzles, staffId } = wish;
  await inTransaction(db, async (tx) => {
    const old = await lockStation(tx, stationId);
    const before = await run(tx, present, [stationId]);
    if (old.version !== version)
      throw new AppError('station.changed', { fields: [{ path: 'nozzles', issue: said(before) }] });
    await write(tx, { stationId, nozzles });
    const after = await run(tx, present, [stationId]);
    if (said(before) === said(after)) return;
    await run(tx, touch, [stationId, now]);
    await recordAudit(tx, {
      at: now,
      actor: `staff:${staffId}`,
      stationId,
      action: 'station.nozzles',
      subject: `station:${stationId}`,
      before: { nozzles: said(before) },
      after: { nozzles: said(after) },
    });
  });
}

async function write(
  tx: Tx,
  { stationId, nozzles }: { stationId: StationId; nozzles: readonly Nozzle[] },
): Promise<void> {
  const [numbers, grades] = [nozzles.map(({ nozzleNo }) => nozzleNo), nozzles.map(({ grade }) => grade)];
  if ((await run(tx, unknownGrades, [grades])).length > 0) throw new AppError('grade.not_found');
  await run(tx, remove, [stationId, numbers]);
  await run(tx, put, [stationId, numbers, grades]);
}

/** `1号枪 92#、2号枪 95#` */
function said(rows: readonly { readonly nozzle_no: number; readonly grade: string }[]): string {
  return rows.map(({ nozzle_no: no, grade }) => `${no}号枪 ${grade}`).join('、');
}
