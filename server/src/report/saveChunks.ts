import type { Readable } from 'node:stream';
import { read, statement, type Database } from '../platform/db';

const CHUNK_BYTES = 512 * 1024;

const forget = statement('report.forget-export', 'delete from export_chunks where export_id = $1');
const save = statement('report.save-chunk', 'insert into export_chunks (export_id, seq, content) values ($1, $2, $3)');

/** Keeps a file in the database, piece by piece, in place of what was there. @returns its size in bytes */
export async function saveChunks(db: Database, exportId: string, file: Readable): Promise<number> {
  await read(db, forget, [exportId]);
  let [size, seq] = [0, 0];
  let pieces: Buffer[] = [];
  let waiting = 0;
  const flush = async (): Promise<void> => {
    await read(db, save, [exportId, seq, Buffer.concat(pieces, waiting)]);
    [seq, size, pieces, waiting] = [seq + 1, size + waiting, [], 0];
  };
  for await (const piece of file as AsyncIterable<Buffer>) {
    pieces.push(piece);
    waiting += piece.length;
    if (waiting >= CHUNK_BYTES) await flush();
  }
  if (waiting > 0) await flush();
  return size;
}
