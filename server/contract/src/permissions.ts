/** Staff roles 角色. A station role belongs to one station; an `hq` role sees the whole chain. */
export const ROLES = [
  'hq-admin',
  'hq-marketing',
  'hq-finance',
  'station-master',
  'station-finance',
  'cashier',
] as const;
export type Role = (typeof ROLES)[number];

/**
 * What an endpoint asks of its caller. `driver`, `till` and `cashier` name a kind of session, `off-duty` a cashier's whose
 * shift may have ended already; the others are rights of a back-office session, and a right of a station role reaches
 * that station only.
 */
export type Permission = 'public' | 'driver' | 'till' | 'cashier' | 'off-duty' | StaffRight;

export type StaffRight =
  | 'desk'
  | 'station.read'
  | 'station.bind-till'
  | 'station.pause'
  | 'refund.read'
  | 'refund.decide'
  | 'shift.hand-over'
  | 'case.read'
  | 'case.act';

/** Which role has which right. Fail closed: what is not listed is not allowed. */
export const ROLE_RIGHTS: Readonly<Record<Role, readonly StaffRight[]>> = {
  'hq-admin': ['desk', 'station.read', 'station.bind-till', 'station.pause', 'refund.read', 'case.read'],
  'hq-marketing': ['desk', 'station.read'],
  'hq-finance': ['desk', 'station.read', 'refund.read', 'case.read', 'case.act'],
  'station-master': [
    'desk',
    'station.read',
    'station.pause',
    'refund.read',
    'refund.decide',
    'shift.hand-over',
    'case.read',
  ],
  'station-finance': ['desk', 'station.read', 'refund.read', 'case.read'],
  cashier: [],
};
