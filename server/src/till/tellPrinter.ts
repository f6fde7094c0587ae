import type { PrinterState } from '@jiayou/contract';
import { read, statement, type Database } from '../platform/db';

const tell = statement('till.printer', 'update tills set printer_state = $2, printer_at = $3 where id = $1');

/** A till says how its printer is. */
export async function tellPrinter(
  db: Database,
  { tillId, state }: { readonly tillId: string; readonly state: PrinterState },
  now: Date,
): Promise<void> {
  await read(db, tell, [tillId, state, now]);
}
