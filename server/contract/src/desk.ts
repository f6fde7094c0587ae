import { z } from 'zod';
import { StationId } from './common';
import { deskAuditApi } from './deskAudit';
import { deskMembersApi } from './deskMembers';
import { deskOrdersApi } from './deskOrders';
import { deskRefundsApi } from './deskRefunds';
import { deskReportsApi } from './deskReports';
import { deskStaffApi, Password, TotpCode } from './deskStaff';
import { deskStationsApi } from './deskStations';
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

const deskDoorApi = defineApi({
  'POST /desk/sign-in': {
    permission: 'public',
    body: z.strictObject({ staffNo: z.string().min(1).max(20), password: Password, code: TotpCode.optional() }),
    response: DeskIdentity,
    errors: ['staff.wrong_password', 'staff.locked', 'staff.disabled', 'staff.code_required', 'staff.wrong_code'],
  },
  'POST /desk/sign-out': { permission: 'desk.enter', body: z.strictObject({}), response: z.object({}) },
  'GET /desk/me': { permission: 'desk.enter', response: DeskIdentity },
});

/** The back office. The session is an HttpOnly cookie. */
export const deskApi = defineApi({
  ...deskDoorApi,
  ...deskStationsApi,
  ...deskRefundsApi,
  ...deskOrdersApi,
  ...deskMembersApi,
  ...deskReportsApi,
  ...deskStaffApi,
  ...deskAuditApi,
});
export type DeskApi = typeof deskApi;
