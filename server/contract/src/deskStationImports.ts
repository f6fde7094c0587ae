import { z } from 'zod';
import { Count, Instant, limitOf } from './common';
import { defineApi } from './endpoint';

const Change = z.object({
  /** Column of the file. */
  field: z.string(),
  /** Absent: the station is new. */
  from: z.string().optional(),
  to: z.string(),
});
const ImportLine = z.object({
  /** Of the file, its head being line 1. */
  line: z.int(),
  outcome: z.enum(['added', 'updated', 'unchanged', 'bad']),
  name: z.string(),
  /** Of a station that is known already. */
  code: z.string().optional(),
  changes: z.array(Change),
  /** What is wrong, in Chinese. */
  reason: z.string().optional(),
});
export type ImportLine = z.infer<typeof ImportLine>;

const StationImport = z.object({
  id: z.string(),
  fileName: z.string(),
  encoding: z.enum(['utf-8', 'gb18030']),
  counts: z.object({ added: z.int(), updated: z.int(), unchanged: z.int(), bad: z.int() }),
  /** A broken quote: where a row ends is a guess, so nothing can be applied. */
  readable: z.boolean(),
  /** Names the file and what it would do to the stations as they are now. */
  plan: z.string(),
  appliedAt: Instant.optional(),
});
export type StationImport = z.infer<typeof StationImport>;

const WhichImport = z.strictObject({ importId: z.uuid().toLowerCase() });

export const stationImportsApi = defineApi({
  /** The body is the CSV itself, `text/csv`, at most 8 MB; UTF-8 or GB18030. Nothing changes yet. */
  'POST /desk/station-imports': {
    permission: 'station.edit',
    query: z.strictObject({ fileName: z.string().trim().min(1).max(100) }),
    response: StationImport,
    errors: ['request.too_large'],
  },
  /** What it would do, line by line. */
  'GET /desk/station-imports/:importId': {
    permission: 'station.edit',
    params: WhichImport,
    query: z.strictObject({
      outcome: z.enum(['added', 'updated', 'unchanged', 'bad']).optional(),
      /** The line after which the page begins. */
      after: Count.optional(),
      limit: limitOf(200, 50),
    }),
    response: z.object({ import: StationImport, lines: z.array(ImportLine), next: z.string().optional() }),
    errors: ['import.not_found'],
  },
  /** Exactly what the plan shows, once; the same again answers the same. */
  'POST /desk/station-imports/:importId/apply': {
    permission: 'station.edit',
    params: WhichImport,
    body: z.strictObject({ plan: z.string().min(1).max(100), skipBad: z.boolean() }),
    response: StationImport,
    errors: ['import.not_found', 'import.bad_rows', 'import.changed'],
  },
  /** Every station as CSV (UTF-8 with BOM) that imports back unchanged. */
  'GET /desk/stations.csv': { permission: 'station.read', response: z.unknown() },
});
