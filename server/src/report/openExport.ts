import { Readable } from 'node:stream';
import { recordAudit } from '../audit';
import { inTransaction, read, run, statement, type Database } from '../platform/db';
import { AppError } from '../platform/errors';
import type { DeskCaller } from '../session';

interface Found {
  readonly file_name: string;
  readonly size_bytes: number;
}

const find = statement<Found>(
  'report.open-export',
  `select file_name, size_bytes from exports
   where id = $1 and ($2::uuid is null or station_id = $2) and state = 'done' and expires_at > $3`,
);
const chunk = statement<{ content: Buffer }>(
  'report.export-chunk',
  'select content from export_chunks where export_id = $1 and seq = $2',
);

/**
 * A finished export, to be read piece by piece; that it was taken is written down.
 * @throws AppError `export.not_found` also when it has expired or reaches beyond the caller's station
 */
export async function openExport(
  db: Database,
  { desk, exportId }: { readonly desk: DeskCaller; readonly exportId: string },
  now: Date,
): Promise<{ fileName: string; sizeBytes: number; content: Readable }> {
  const stationId = desk.station?.id ?? null;
  const { file_name: fileName, size_bytes: sizeBytes } = await inTransaction(db, async (tx) => {
    const [found] = await run(tx, find, [exportId, stationId, now]);
    if (found === undefined) throw new AppError('export.not_found');
    const subject = `export:${exportId}`;
    await recordAudit(tx, { at: now, actor: `staff:${desk.staffId}`, stationId, action: 'export.take', subject });
    return found;
  });
  return { fileName, sizeBytes, content: Readable.from(chunksOf(db, exportId), { objectMode: false }) };
}

async function* chunksOf(db: Database, exportId: string): AsyncGenerator<Buffer> {
  for (let seq = 0; ; seq += 1) {
    const [row] = await read(db, chunk, [exportId, seq]);
    if (row === undefined) return;
    yield row.content;
  }
}
