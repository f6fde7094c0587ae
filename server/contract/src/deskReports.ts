import { z } from 'zod';
import { BusinessDate, Grade, Instant, limitOf, OrderKind, Tender } from './common';
import { defineApi } from './endpoint';
import { Fen } from './money';

/** What a report may be split by. A week is an ISO week of Shanghai days, `2026-W47`. */
export const ReportBy = z.enum(['day', 'week', 'month', 'station', 'tender', 'grade', 'kind', 'shift', 'cashier']);
export type ReportBy = z.infer<typeof ReportBy>;

const MOST_STATIONS = 300;
const MOST_DAYS = 366;
const DAY_MS = 86_400_000;

const StationIds = z
  .string()
  .regex(/^[0-9a-f-]{36}(,[0-9a-f-]{36})*$/)
  .transform((text) => text.split(','))
  .pipe(z.array(z.guid()).max(MOST_STATIONS));
/** A year somebody may mean: neither before the chain nor beyond what a calendar holds. */
const ReportDate = BusinessDate.refine((date) => date >= '2000-01-01' && date < '2100-01-01', '日期不对');

/** Which orders and refunds add up; the names are those of the order list, so that a number opens what it is made of. */
const filter = {
  from: ReportDate,
  to: ReportDate,
  /** Station ids with commas between; without it all that the caller may see. */
  station: StationIds.optional(),
  tender: Tender.optional(),
  grade: Grade.optional(),
  kind: OrderKind.optional(),
  shift: z.uuid().toLowerCase().optional(),
  cashier: z.uuid().toLowerCase().optional(),
};
const spanOk = ({ from, to }: { from: string; to: string }) =>
  from <= to && Date.parse(to) - Date.parse(from) < MOST_DAYS * DAY_MS;
const SPAN = { path: ['to'], error: '开始日期不能晚于结束日期，最长一年' };

const ReportFilter = z.strictObject(filter).refine(spanOk, SPAN);
export type ReportFilter = z.infer<typeof ReportFilter>;

const ReportSums = z.object({
  orders: z.int(),
  paidFen: Fen,
  refunds: z.int(),
  refundedFen: Fen,
  netFen: Fen,
  /** Of `paidFen`. */
  fuelFen: Fen,
  goodsFen: Fen,
  discountFen: Fen,
  volumeMl: z.int(),
  /** Paid per order, rounded; absent without orders. */
  averageFen: Fen.optional(),
});
export type ReportSums = z.infer<typeof ReportSums>;

const ReportRow = ReportSums.extend({
  /** What the row stands for: an id, a code, a day; empty for goods without a grade and for orders of no shift. */
  key: z.string(),
  name: z.string(),
  /** Where a shift or cashier is; when a week or month begins and ends within the report. */
  station: z.string().optional(),
  from: z.string().optional(),
  to: z.string().optional(),
});
export type ReportRow = z.infer<typeof ReportRow>;

const Export = z.object({
  id: z.string(),
  kind: z.enum(['report', 'orders']),
  fileName: z.string(),
  state: z.enum(['waiting', 'working', 'done', 'failed', 'expired']),
  rowsTotal: z.int().optional(),
  rowsDone: z.int(),
  sizeBytes: z.int().optional(),
  askedAt: Instant,
  expiresAt: Instant,
});
export type Export = z.infer<typeof Export>;

/** Sums of what was paid and given back, by business day of the payment and of the refund. They equal the ledger at every moment. */
export const deskReportsApi = defineApi({
  'GET /desk/today': {
    permission: 'report.read',
    response: z.object({
      businessDate: BusinessDate,
      today: ReportSums,
      yesterday: ReportSums,
      /** Today's. */
      byTender: z.array(ReportRow),
      byGrade: z.array(ReportRow),
      waiting: z.object({
        refunds: z.int(),
        refundsFen: Fen,
        cases: z.int(),
        tillsOffline: z.int(),
        tickets: z.int(),
      }),
    }),
  },
  'GET /desk/reports': {
    permission: 'report.read',
    errors: ['station.not_found'],
    query: z
      .strictObject({ ...filter, by: ReportBy, after: z.string().max(80).optional(), limit: limitOf(500, 100) })
      .refine(spanOk, SPAN),
    /** By time the oldest first, otherwise what was paid most first. `totals` is of all rows. */
    response: z.object({ rows: z.array(ReportRow), totals: ReportSums, count: z.int(), next: z.string().optional() }),
  },
  /** `active` paid in the period, `new` for the first time anywhere, `returning` had paid before. */
  'GET /desk/reports/members': {
    permission: 'report.read',
    query: z.strictObject({ from: filter.from, to: filter.to, station: filter.station }).refine(spanOk, SPAN),
    errors: ['station.not_found'],
    response: z.object({ active: z.int(), new: z.int(), returning: z.int() }),
  },
  /** Made by the worker; it goes on when the page is left. The file is kept for a day. */
  'POST /desk/exports': {
    permission: 'report.export',
    body: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('report'), by: ReportBy, filter: ReportFilter }),
      z.strictObject({ kind: z.literal('orders'), filter: ReportFilter }),
    ]),
    response: Export,
    errors: ['station.not_found'],
  },
  /** One's own, newest first. */
  'GET /desk/exports': { permission: 'report.export', response: z.object({ exports: z.array(Export) }) },
  /** Whose reach holds all that the export reaches may have it. */
  'GET /desk/exports/:exportId/file': {
    permission: 'report.export',
    params: z.strictObject({ exportId: z.uuid().toLowerCase() }),
    response: z.unknown(),
    errors: ['export.not_found'],
  },
});
