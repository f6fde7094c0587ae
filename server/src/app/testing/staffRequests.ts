import type { DeskApi, RequestOf, StaffId } from '@jiayou/contract';
import { TOTP } from 'otpauth';
import { sealSecret } from '../../staff';
import { newStaff, PASSWORD } from './people';
import type { Place } from './place';

type Key = Extract<
  keyof DeskApi,
  | `${string} /desk/staff${string}`
  | `${string} /desk/sessions${string}`
  | `${string} /desk/totp${string}`
  | 'POST /desk/password'
  | 'GET /desk/audit'
>;

const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
let counted = 0;

/** Requests about staff, one's own account and the audit. */
export const staffRequests: {
  readonly [K in Key]: (place: Place) => RequestOf<DeskApi[K]> | Promise<RequestOf<DeskApi[K]>>;
} = {
  'GET /desk/staff': ({ stationId }) => ({
    query: { search: '员', role: 'cashier', stationId, enabled: 'yes', after: 'A', limit: 5 },
  }),
  'POST /desk/staff': ({ stationId }) => ({
    body: { staffNo: `N${(counted += 1)}-${Date.now()}`, name: '小赵', role: 'cashier', stationId },
  }),
  'POST /desk/staff/:staffId': async (place) => ({
    ...(await someCashier(place)),
    body: { name: '小钱', role: 'cashier', stationId: place.stationId, version: 1 },
  }),
  'POST /desk/staff/:staffId/enabled': async (place) => ({ ...(await someCashier(place)), body: { enabled: false } }),
  'POST /desk/staff/:staffId/reset-password': async (place) => ({ ...(await someCashier(place)), body: {} }),
  'POST /desk/staff/:staffId/reset-totp': async (place) => ({ ...(await someCashier(place)), body: {} }),
  'GET /desk/staff/:staffId/sessions': someCashier,
  'POST /desk/staff/:staffId/sessions/revoke': async (place) => ({ ...(await someCashier(place)), body: {} }),

  'POST /desk/password': () => ({ body: { password: PASSWORD, newPassword: `own-${PASSWORD}` } }),
  'GET /desk/sessions': () => ({}),
  'POST /desk/sessions/revoke': () => ({ body: {} }),
  'GET /desk/totp': () => ({}),
  'POST /desk/totp/begin': () => ({ body: { password: PASSWORD } }),
  'POST /desk/totp/confirm': async (place) => ({ body: { code: await codeOfEverybody(place, null) } }),
  'POST /desk/totp/remove': async (place) => ({
    body: { password: PASSWORD, code: await codeOfEverybody(place, new Date()) },
  }),

  'GET /desk/audit': ({ stationId }) => ({
    query: {
      who: '员工',
      action: 'staff',
      subject: 'staff:x',
      stationId,
      from: '2026-05-01',
      to: '2026-05-02',
      text: '小赵',
      after: '2026-05-01T00:00:00.000Z_1',
      limit: 5,
    },
  }),
};

async function someCashier({ house, stationId }: Place): Promise<{ params: { staffId: StaffId } }> {
  return { params: { staffId: (await newStaff(house, 'cashier', stationId)).id } };
}

/** Everybody of HQ has the same authenticator for once, bound or waiting for this very code. */
async function codeOfEverybody({ house }: Place, confirmedAt: Date | null): Promise<string> {
  const { totpKey } = house;
  for (const { id: staffId } of await house.rows<{ id: string }>(`select id from staff where role like 'hq-%'`)) {
    await house.rows(
      `insert into staff_totp (staff_id, secret, begun_at, confirmed_at) values ($1, $2, now(), $3)
       on conflict (staff_id) do update set secret = $2, confirmed_at = $3, last_step = null`,
      [staffId, sealSecret(SECRET, { staffId, totpKey }), confirmedAt],
    );
  }
  return new TOTP({ secret: SECRET }).generate();
}
