import { z } from 'zod';
import { Empty, Instant, limitOf, StationId } from './common';
import { defineApi } from './endpoint';
import { ROLES } from './permissions';

export const StaffId = z.uuid().toLowerCase().brand<'StaffId', 'inout'>();
export type StaffId = z.infer<typeof StaffId>;

/** What a person chooses for themselves. Its length is its strength; five wrong ones lock the account anyway. */
export const NewPassword = z.string().min(8).max(100);
/** What somebody typed as theirs. */
export const Password = z.string().min(1).max(100);
/** Six digits of an authenticator app 验证器, or one of the recovery codes 恢复码. */
export const TotpCode = z.string().trim().min(6).max(20);

const StaffNo = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9][A-Za-z0-9-]{1,19}$/);
const StaffName = z.string().trim().min(1).max(20);
const Version = z.int().min(1);

/** A member of staff as the desk lists them 员工. */
const DeskStaff = z.object({
  id: StaffId,
  staffNo: z.string(),
  name: z.string(),
  role: z.enum(ROLES),
  station: z.object({ id: StationId, name: z.string() }).optional(),
  enabled: z.boolean(),
  /** Holds a one-time password that has not been changed yet. */
  mustChangePassword: z.boolean(),
  /** Signs in with an authenticator app too. */
  hasTotp: z.boolean(),
  lockedUntil: Instant.optional(),
  lastSignInAt: Instant.optional(),
  createdAt: Instant,
  /** Goes up with every change; an edit names the one it began from. */
  version: Version,
});
export type DeskStaff = z.infer<typeof DeskStaff>;

/** Where somebody is signed in 登录会话. */
const StaffSession = z.object({
  id: z.uuid(),
  kind: z.enum(['desk', 'cashier']),
  since: Instant,
  expiresAt: Instant,
  lastSeenAt: Instant.optional(),
  ip: z.string().optional(),
  userAgent: z.string().optional(),
  /** A cashier's. */
  tillName: z.string().optional(),
  /** The one that asks. */
  isThis: z.boolean(),
});
export type StaffSession = z.infer<typeof StaffSession>;

const Sessions = z.object({ sessions: z.array(StaffSession) });
/** One of them, or all: of one's own, all but the one that asks. */
const WhichSessions = z.strictObject({ sessionId: z.uuid().toLowerCase().optional() });
const StaffParams = z.strictObject({ staffId: StaffId });
const OneTimePassword = z.object({
  /** Shown once, to be handed over; good until it is changed at the first sign-in. */
  oneTimePassword: z.string(),
});
const Role = z.enum(ROLES);

/** Staff and their roles. A master reaches the cashiers of the own station only; anybody else is not found. */
const staffApi = defineApi({
  'GET /desk/staff': {
    permission: 'staff.cashiers',
    query: z.strictObject({
      /** Part of a name, or how a number begins. */
      search: z.string().trim().min(1).max(40).optional(),
      role: Role.optional(),
      stationId: StationId.optional(),
      enabled: z.enum(['yes', 'no']).optional(),
      after: z.string().max(80).optional(),
      limit: limitOf(100, 50),
    }),
    response: z.object({
      staff: z.array(DeskStaff),
      next: z.string().optional(),
      /** Of all that match. */
      totals: z.object({ all: z.int(), enabled: z.int() }),
    }),
  },
  'POST /desk/staff': {
    permission: 'staff.cashiers',
    body: z.strictObject({ staffNo: StaffNo, name: StaffName, role: Role, stationId: StationId.optional() }),
    response: OneTimePassword.extend({ staff: DeskStaff }),
    errors: ['staff.number_taken', 'staff.station_needed', 'staff.beyond_you', 'station.not_found'],
  },
  /** Number and password stay. */
  'POST /desk/staff/:staffId': {
    permission: 'staff.cashiers',
    params: StaffParams,
    body: z.strictObject({ name: StaffName, role: Role, stationId: StationId.optional(), version: Version }),
    response: DeskStaff,
    errors: [
      'staff.not_found',
      'staff.own',
      'staff.changed',
      'staff.on_duty',
      'staff.station_needed',
      'staff.beyond_you',
      'station.not_found',
    ],
  },
  /** Whoever is disabled is signed out at once, at the till and at the desk. */
  'POST /desk/staff/:staffId/enabled': {
    permission: 'staff.cashiers',
    params: StaffParams,
    body: z.strictObject({ enabled: z.boolean() }),
    response: DeskStaff,
    errors: ['staff.not_found', 'staff.own'],
  },
  /** Signs them out everywhere, ends a lock. */
  'POST /desk/staff/:staffId/reset-password': {
    permission: 'staff.cashiers',
    params: StaffParams,
    body: Empty,
    response: OneTimePassword,
    errors: ['staff.not_found', 'staff.own'],
  },
  /** For somebody who lost their phone: they sign in with the password alone again. */
  'POST /desk/staff/:staffId/reset-totp': {
    permission: 'staff.manage',
    params: StaffParams,
    body: Empty,
    response: DeskStaff,
    errors: ['staff.not_found', 'staff.own'],
  },
  'GET /desk/staff/:staffId/sessions': {
    permission: 'staff.manage',
    params: StaffParams,
    response: Sessions,
    errors: ['staff.not_found'],
  },
  'POST /desk/staff/:staffId/sessions/revoke': {
    permission: 'staff.manage',
    params: StaffParams,
    body: WhichSessions,
    response: Sessions,
    errors: ['staff.not_found'],
  },
});

/** One's own account 我的账号. */
const accountApi = defineApi({
  /** Signs the person out everywhere else. */
  'POST /desk/password': {
    permission: 'desk.enter',
    body: z.strictObject({ password: Password, newPassword: NewPassword }),
    response: Empty,
    errors: ['staff.wrong_password', 'staff.locked', 'staff.weak_password'],
  },
  'GET /desk/sessions': { permission: 'desk', response: Sessions },
  'POST /desk/sessions/revoke': { permission: 'desk', body: WhichSessions, response: Sessions },
  'GET /desk/totp': {
    permission: 'account.totp',
    response: z.object({ since: Instant.optional(), recoveryCodesLeft: z.int() }),
  },
  /** A secret that counts only once a code of it was shown. Asking again makes another. */
  'POST /desk/totp/begin': {
    permission: 'account.totp',
    body: z.strictObject({ password: Password }),
    response: z.object({
      /** Base32, for typing in. */
      secret: z.string(),
      /** `otpauth://…`, for the QR code. */
      uri: z.string(),
    }),
    errors: ['staff.wrong_password', 'staff.locked', 'staff.totp_set'],
  },
  'POST /desk/totp/confirm': {
    permission: 'account.totp',
    body: z.strictObject({ code: TotpCode }),
    /** Each good for one sign-in without the phone; shown once. */
    response: z.object({ recoveryCodes: z.array(z.string()) }),
    errors: ['staff.wrong_code', 'staff.locked', 'staff.totp_set', 'staff.totp_not_begun'],
  },
  'POST /desk/totp/remove': {
    permission: 'account.totp',
    body: z.strictObject({ password: Password, code: TotpCode }),
    response: Empty,
    errors: ['staff.wrong_password', 'staff.wrong_code', 'staff.locked', 'staff.totp_not_begun'],
  },
});

export const deskStaffApi = defineApi({ ...staffApi, ...accountApi });
