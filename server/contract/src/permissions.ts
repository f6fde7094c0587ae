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
 * that station only. `desk.enter` is all that somebody has who must first change their password.
 */
export type Permission = 'public' | 'driver' | 'till' | 'cashier' | 'off-duty' | StaffRight;

export type StaffRight =
  | 'desk.enter'
  | 'desk'
  | 'station.read'
  | 'station.bind-till'
  | 'station.pause'
  | 'station.edit'
  | 'station.price'
  | 'station.account'
  | 'order.read'
  | 'member.read'
  | 'member.label'
  | 'member.unmask'
  | 'member.erase'
  | 'refund.read'
  | 'refund.decide'
  | 'shift.hand-over'
  | 'case.read'
  | 'case.act'
  | 'staff.cashiers'
  | 'staff.manage'
  | 'account.totp'
  | 'audit.read'
  | 'report.read'
  | 'report.export';

/** Which role has which right. Fail closed: what is not listed is not allowed. */
export const ROLE_RIGHTS: Readonly<Record<Role, readonly StaffRight[]>> = {
  'hq-admin': [
    'desk.enter',
    'desk',
    'station.read',
    'order.read',
    'member.read',
    'member.label',
    'member.unmask',
    'member.erase',
    'station.bind-till',
    'station.pause',
    'station.edit',
    'station.price',
    'station.account',
    'refund.read',
    'case.read',
    'report.read',
    'report.export',
    'staff.cashiers',
    'staff.manage',
    'account.totp',
    'audit.read',
  ],
  'hq-marketing': [
    'desk.enter',
    'desk',
    'station.read',
    'member.read',
    'member.label',
    'report.read',
    'report.export',
    'account.totp',
  ],
  'hq-finance': [
    'desk.enter',
    'desk',
    'station.read',
    'order.read',
    'refund.read',
    'case.read',
    'case.act',
    'report.read',
    'report.export',
    'account.totp',
    'audit.read',
  ],
  'station-master': [
    'desk.enter',
    'desk',
    'station.read',
    'order.read',
    'station.pause',
    'station.price',
    'refund.read',
    'refund.decide',
    'shift.hand-over',
    'case.read',
    'report.read',
    'report.export',
    'staff.cashiers',
    'audit.read',
  ],
  'station-finance': [
    'desk.enter',
    'desk',
    'station.read',
    'order.read',
    'refund.read',
    'case.read',
    'report.read',
    'report.export',
  ],
  cashier: [],
};
