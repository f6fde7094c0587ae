import { z } from 'zod';
import { BusinessDate, Instant, limitOf, StationId } from './common';
import { defineApi } from './endpoint';
import { ROLES } from './permissions';

const Facts = z.record(z.string(), z.unknown());

/** One thing that somebody did 操作日志. Phone numbers and plates are masked. */
const AuditEntry = z.object({
  id: z.string(),
  at: Instant,
  actor: z.object({
    /** `staff:<id>`, `till:<id>`, `nobody` before a sign-in, or what else acted. */
    id: z.string(),
    name: z.string().optional(),
    staffNo: z.string().optional(),
    /** As it was then. */
    role: z.enum(ROLES).optional(),
  }),
  station: z.object({ id: StationId, name: z.string() }).optional(),
  /** The verb, e.g. `staff.disable`. */
  action: z.string(),
  /** What it was done to, e.g. `staff:<id>`. */
  subject: z.string(),
  /** What people call it, where it has a name that is nobody's secret. */
  subjectName: z.string().optional(),
  detail: Facts,
  before: Facts.optional(),
  after: Facts.optional(),
  ip: z.string().optional(),
  userAgent: z.string().optional(),
  /** Stands in our log too. */
  requestId: z.string().optional(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

export const deskAuditApi = defineApi({
  /** Newest first. A station role sees what was done at its station. */
  'GET /desk/audit': {
    permission: 'audit.read',
    query: z.strictObject({
      /** A staff number, or part of a name. */
      who: z.string().trim().min(1).max(40).optional(),
      /** A verb, or the noun it begins with: `staff`. */
      action: z
        .string()
        .regex(/^[a-z][a-z.-]{1,39}$/)
        .optional(),
      subject: z.string().trim().min(1).max(100).optional(),
      stationId: StationId.optional(),
      from: BusinessDate.optional(),
      to: BusinessDate.optional(),
      /** Anywhere in what was written down. */
      text: z.string().trim().min(1).max(40).optional(),
      after: z.string().max(80).optional(),
      limit: limitOf(100, 50),
    }),
    /**
     * `total` is that of all that match; `atLeast`: more were there than were counted, the newest of them are. A page may be short and
     * still have a `next`: then entries were looked through as far as `lookedBackTo`, and older ones were not.
     */
    response: z.object({
      entries: z.array(AuditEntry),
      next: z.string().optional(),
      lookedBackTo: Instant.optional(),
      total: z.int(),
      atLeast: z.boolean(),
    }),
  },
});
