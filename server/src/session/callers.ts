import type { Permission, Role, StaffRight, StationId } from '@jiayou/contract';

/** A driver, as the WeChat app they signed in with knows them. */
export interface DriverCaller {
  readonly driverId: string;
  readonly appId: string;
  readonly openId: string;
}

/** A till bound to one station. */
export interface TillCaller {
  readonly tillId: string;
  readonly tillName: string;
  readonly stationId: StationId;
  readonly stationName: string;
  readonly stationCode: string;
}

/** A person on duty at a till. */
export interface CashierCaller extends TillCaller {
  readonly staffId: string;
  readonly staffNo: string;
  readonly staffName: string;
  readonly shiftId: string;
  readonly shiftNo: string;
  readonly shiftOpenedAt: Date;
}

/** A person at a desk. A station role has its station, an HQ role `null`: the whole chain. */
export interface DeskCaller {
  readonly staffId: string;
  readonly staffNo: string;
  readonly staffName: string;
  readonly role: Role;
  /** Holds a one-time password. */
  readonly mustChangePassword: boolean;
  readonly sessionId: string;
  readonly station: { readonly id: StationId; readonly name: string } | null;
}

/** Which caller a permission of the contract lets through. */
export type Callers = {
  readonly [P in Permission]: P extends 'public'
    ? null
    : P extends 'driver'
      ? DriverCaller
      : P extends 'till'
        ? TillCaller
        : P extends 'cashier' | 'off-duty'
          ? CashierCaller
          : P extends StaffRight
            ? DeskCaller
            : never;
};
