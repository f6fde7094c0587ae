import type { DeskStation, PrinterState, StationId } from '@jiayou/contract';
import { present } from '../platform/db';

export interface DeskStationRow {
  readonly id: StationId;
  readonly code: string;
  readonly name: string;
  readonly address: string;
  readonly district: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly enabled: boolean;
  readonly nozzle_count: number;
  readonly prices: readonly { grade: string; fen: number }[];
  readonly tills: readonly {
    id: string;
    name: string;
    last_seen_at: string | null;
    revoked: boolean;
    printer: PrinterState | null;
  }[];
  readonly masters: readonly { staffNo: string; name: string }[];
  readonly in_car_allowed: boolean;
  readonly in_car_paused_at: Date | null;
  readonly in_car_paused_reason: string;
  readonly account_no: string | null;
}

/** What {@link toDeskStation} shows, from `stations s`; `instant` is the parameter that says when now is. */
export const deskStationColumns = (
  instant: string,
): string => `s.id, s.code, s.name, s.address, s.district, s.latitude, s.longitude,
  s.enabled, s.in_car_allowed, s.in_car_paused_at, s.in_car_paused_reason,
  (select count(*) from nozzles n where n.station_id = s.id)::int as nozzle_count,
  coalesce((
    select json_agg(json_build_object('grade', g.code, 'fen', p.price_fen_per_litre) order by g.position)
    from (select distinct on (grade) grade, price_fen_per_litre from posted_prices
          where station_id = s.id and starts_at <= ${instant} order by grade, starts_at desc) p
      join grades g on g.code = p.grade), '[]') as prices,
  coalesce((select json_agg(json_build_object('id', t.id, 'name', t.name, 'last_seen_at', t.last_seen_at,
      'revoked', t.revoked_at is not null, 'printer', t.printer_state) order by t.created_at)
    from tills t where t.station_id = s.id), '[]') as tills,
  coalesce((select json_agg(json_build_object('staffNo', f.staff_no, 'name', f.name) order by f.staff_no)
    from staff f where f.station_id = s.id and f.role = 'station-master' and f.enabled), '[]') as masters,
  (select account_no from merchant_accounts a where a.station_id = s.id and a.channel = 'wechat-pay' and a.enabled) as account_no`;

export function toDeskStation(row: DeskStationRow): DeskStation {
  const { id, code, name, address, district, latitude, longitude, enabled, masters } = row;
  return {
    id,
    code,
    name,
    address,
    district,
    latitude,
    longitude,
    enabled,
    masters: [...masters],
    nozzleCount: row.nozzle_count,
    prices: row.prices.map(({ grade, fen }) => ({ grade, priceFenPerLitre: fen })),
    tills: row.tills.map(toTill),
    inCarAllowed: row.in_car_allowed,
    inCarPaused: row.in_car_paused_at !== null,
    inCarPausedReason: row.in_car_paused_reason,
    ...present({ wechatAccountNo: row.account_no }),
  };
}

function toTill(till: DeskStationRow['tills'][number]): DeskStation['tills'][number] {
  const { id, name, revoked, printer, last_seen_at: seen } = till;
  return { id, name, revoked, ...present({ printer, lastSeenAt: seen && new Date(seen).toISOString() }) };
}
