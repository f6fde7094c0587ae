import { z } from 'zod';
import { Instant, limitOf, StationId } from './common';
import { deskAuditApi } from './deskAudit';
import { deskMembersApi } from './deskMembers';
import { deskOrdersApi } from './deskOrders';
import { deskRefundsApi } from './deskRefunds';
import { deskReportsApi } from './deskReports';
import { deskStaffApi, Password, TotpCode } from './deskStaff';
import { defineApi } from './endpoint';
import { ROLES } from './permissions';

const DeskIdentity = z.object({
  staff: z.object({ id: z.string(), staffNo: z.string(), name: z.string(), role: z.enum(ROLES) }),
  station: z.object({ id: StationId, name: z.string() }).optional(),
  rights: z.array(z.string()),
  /** Holds a one-time password: nothing else is answered until it is changed. */
  mustChangePassword: z.boolean(),
});
export type DeskIdentity = z.infer<typeof DeskIdentity>;

const DeskStation = z.object({
  id: StationId,
  code: z.string(),
  name: z.string(),
  address: z.string(),
  district: z.string(),
  nozzleCount: z.int(),
  tills: z.array(z.object({ id: z.string(), name: z.string(), lastSeenAt: Instant.optional(), revoked: z.boolean() })),
  inCarPaused: z.boolean(),
  inCarPausedReason: z.string(),
  wechatAccountNo: z.string().optional(),
});
export type DeskStation = z.infer<typeof DeskStation>;

const deskStationsApi = defineApi({
  'POST /desk/sign-in': {
    permission: 'public',
    body: z.strictObject({ staffNo: z.string().min(1).max(20), password: Password, code: TotpCode.optional() }),
    response: DeskIdentity,
    errors: ['staff.wrong_password', 'staff.locked', 'staff.disabled', 'staff.code_required', 'staff.wrong_code'],
  },
  'POST /desk/sign-out': { permission: 'desk.enter', body: z.strictObject({}), response: z.object({}) },
  'GET /desk/me': { permission: 'desk.enter', response: DeskIdentity },
  'GET /desk/stations': {
    permission: 'station.read',
    query: z.strictObject({
      search: z.string().min(1).max(40).optional(),
      after: z.string().max(200).optional(),
      limit: limitOf(100, 50),
    }),
    response: z.object({ stations: z.array(DeskStation), next: z.string().optional(), total: z.int() }),
  },
  /** A code for binding one till, good once and for 30 minutes. */
  'POST /desk/stations/:stationId/activation-codes': {
    permission: 'station.bind-till',
    params: z.strictObject({ stationId: StationId }),
    body: z.strictObject({}),
    response: z.object({ code: z.string(), expiresAt: Instant }),
    errors: ['station.not_found'],
  },
  /** From the next request that till is signed out. */
  'POST /desk/stations/:stationId/tills/:tillId/revoke': {
    permission: 'station.bind-till',
    params: z.strictObject({ stationId: StationId, tillId: z.uuid() }),
    body: z.strictObject({}),
    response: z.object({}),
    errors: ['station.not_found'],
  },
  /** Stops (or allows again) paying in the car at once; drivers see the reason. */
  'POST /desk/stations/:stationId/in-car': {
    permission: 'station.pause',
    params: z.strictObject({ stationId: StationId }),
    body: z
      .strictObject({ paused: z.boolean(), reason: z.string().trim().max(60) })
      .refine(({ paused, reason }) => !paused || reason !== '', { path: ['reason'], error: 'says why, to the driver' }),
    response: z.object({}),
    errors: ['station.not_found'],
  },
});

/** The back office. The session is an HttpOnly cookie. */
export const deskApi = defineApi({
  ...deskStationsApi,
  ...deskRefundsApi,
  ...deskOrdersApi,
  ...deskMembersApi,
  ...deskReportsApi,
  ...deskStaffApi,
  ...deskAuditApi,
});
export type DeskApi = typeof deskApi;
