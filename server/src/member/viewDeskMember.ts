import { Fen, type DeskMember, type DeskMemberDetail, type MemberOrder } from '@jiayou/contract';
import { cutPage, parseTimeCursor, present, read, statement, type Database } from '../platform/db';
import { AppError } from '../platform/errors';
import { DESK_MEMBER_COLUMNS, toDeskMember, type DeskMemberRow } from './deskMemberRow';

interface DetailRow extends DeskMemberRow {
  readonly orders: number;
  readonly net_fen: number;
  readonly first_paid_at: Date | null;
  readonly apps: number;
}
interface OrderRow {
  readonly id: MemberOrder['orderId'];
  readonly order_no: string;
  readonly station_id: MemberOrder['stationId'];
  readonly station_name: string;
  readonly state: MemberOrder['state'];
  readonly grade: string | null;
  readonly volume_ml: number | null;
  readonly payable_fen: number;
  readonly created_at: Date;
}

const ONE = 'from drivers d where d.id = $1 and d.erased_at is null';
const byId = statement<DeskMemberRow>('member.desk', `select ${DESK_MEMBER_COLUMNS} ${ONE}`);
const detail = statement<DetailRow>(
  'member.desk-detail',
  `select ${DESK_MEMBER_COLUMNS}, s.*, (select count(*)::int from driver_identities i where i.driver_id = d.id) as apps
   from drivers d cross join lateral (
     select count(*)::int as orders, min(o.paid_at) as first_paid_at,
       coalesce(sum(o.payable_fen - case when o.refunding_fuel_fen + o.refunding_goods_fen = 0 then 0 else coalesce(
         (select sum(r.amount_fen) from refunds r where r.payment_no = o.paid_by and r.state = 'succeeded'), 0) end), 0)::bigint as net_fen
     from orders o where o.driver_id = d.id and o.paid_by is not null) s
   where d.id = $1 and d.erased_at is null`,
);
const known = statement('member.desk-known', `select 1 ${ONE}`);
const orders = statement<OrderRow>(
  'member.desk-orders',
  `select o.id, o.order_no, o.station_id, st.name as station_name, o.state, o.grade, o.volume_ml, o.payable_fen, o.created_at
   from orders o join stations st on st.id = o.station_id
   where o.driver_id = $1 and ($2::timestamptz is null or (o.created_at, o.id) < ($2, $3::uuid))
   order by o.created_at desc, o.id desc limit $4`,
);

/** @throws AppError `member.not_found` */
export async function readDeskMember(db: Database, memberId: string): Promise<DeskMember> {
  const [row] = await read(db, byId, [memberId]);
  if (row === undefined) throw new AppError('member.not_found');
  return toDeskMember(row);
}

/** A member's profile, masked. @throws AppError `member.not_found`, also when they were erased */
export async function viewDeskMember(db: Database, memberId: string): Promise<DeskMemberDetail> {
  const [row] = await read(db, detail, [memberId]);
  if (row === undefined) throw new AppError('member.not_found');
  return {
    ...toDeskMember(row),
    orders: row.orders,
    netFen: Fen.parse(row.net_fen),
    apps: row.apps,
    ...present({ firstPaidAt: row.first_paid_at?.toISOString() }),
  };
}

/** What a member bought or wanted to, newest first. @throws AppError `member.not_found`, `request.invalid` */
export async function listMemberOrders(
  db: Database,
  {
    memberId,
    after,
    limit,
  }: { readonly memberId: string; readonly after?: string | undefined; readonly limit: number },
): Promise<{ orders: MemberOrder[]; next?: string }> {
  const { at, id } = parseTimeCursor(after);
  const [found, rows] = await Promise.all([
    read(db, known, [memberId]),
    read(db, orders, [memberId, at, id, limit + 1]),
  ]);
  if (found.length === 0) throw new AppError('member.not_found');
  const { page, ...next } = cutPage(rows, limit, (row) => [row.created_at, row.id]);
  return { orders: page.map(toMemberOrder), ...next };
}

function toMemberOrder(row: OrderRow): MemberOrder {
  return {
    orderId: row.id,
    orderNo: row.order_no,
    stationId: row.station_id,
    stationName: row.station_name,
    state: row.state,
    payableFen: Fen.parse(row.payable_fen),
    createdAt: row.created_at.toISOString(),
    ...present({ grade: row.grade, volumeMl: row.volume_ml }),
  };
}
