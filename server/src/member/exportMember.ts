import { Fen, type PersonalData } from '@jiayou/contract';
import { recordAudit } from '../audit';
import { inTransaction, one, present, run, statement, type Database, type Tx } from '../platform/db';
import { AppError } from '../platform/errors';
import { personalPage } from './personalPage';
import type { MemberDeed } from './unmaskMember';

interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly phone: string | null;
  readonly plates: string[];
  readonly labels: string[];
  readonly wechat: PersonalData['member']['wechat'];
  readonly created_at: Date;
}
interface OrderRow {
  readonly order_no: string;
  readonly station: string;
  readonly state: PersonalData['orders'][number]['state'];
  readonly nozzle_no: number | null;
  readonly grade: string | null;
  readonly volume_ml: number | null;
  readonly amount_fen: number;
  readonly paid_fen: number;
  readonly refunded_fen: number;
  readonly created_at: Date;
  readonly paid_at: Date | null;
  readonly channel_transaction_no: string | null;
}

const person = statement<PersonRow>(
  'member.person',
  `select d.id, d.name, d.phone, d.created_at, array(select plate from driver_plates where driver_id = d.id order by plate) as plates,
     array(select l.name from driver_labels b join member_labels l on l.id = b.label_id where b.driver_id = d.id order by 1) as labels,
     (select coalesce(jsonb_agg(jsonb_build_object('appId', app_id, 'openId', open_id) order by app_id), '[]')
      from driver_identities where driver_id = d.id) as wechat
   from drivers d where d.id = $1 and d.erased_at is null`,
);
const bought = statement<OrderRow>(
  'member.bought',
  `select o.order_no, s.name as station, o.state, o.nozzle_no, o.grade, o.volume_ml, o.amount_fen,
     coalesce(p.amount_fen, 0) as paid_fen, b.refunded_fen, o.created_at, o.paid_at, p.channel_transaction_no
   from orders o join stations s on s.id = o.station_id left join payments p on p.payment_no = o.paid_by
     cross join lateral (select coalesce(sum(r.amount_fen), 0)::bigint as refunded_fen
       from refunds r where r.payment_no = o.paid_by and r.state = 'succeeded') b
   where o.driver_id = $1 order by o.created_at desc, o.id desc`,
);

/** Everything we keep about a person, for themselves, as data and to be read. @throws AppError `member.not_found` */
export async function exportMember(
  db: Database,
  { desk, memberId, reason }: MemberDeed,
  now: Date,
): Promise<{ data: PersonalData; html: string }> {
  const data = await inTransaction(db, async (tx) => {
    const collected = await collect(tx, memberId, now);
    const entry = { at: now, actor: `staff:${desk.staffId}`, stationId: null, action: 'member.export' };
    await recordAudit(tx, { ...entry, subject: `member:${memberId}`, detail: { reason } });
    return collected;
  });
  return { data, html: personalPage(data) };
}

async function collect(tx: Tx, memberId: string, now: Date): Promise<PersonalData> {
  const [people, orders] = await Promise.all([run(tx, person, [memberId]), run(tx, bought, [memberId])]);
  if (people.length === 0) throw new AppError('member.not_found');
  const { id, name, phone, plates, labels, wechat, created_at: joinedAt } = one(people);
  return {
    exportedAt: now.toISOString(),
    member: { id, name, plates, labels, wechat, joinedAt: joinedAt.toISOString(), ...present({ phone }) },
    orders: orders.map(toOrder),
  };
}

function toOrder(row: OrderRow): PersonalData['orders'][number] {
  return {
    orderNo: row.order_no,
    station: row.station,
    state: row.state,
    amountFen: Fen.parse(row.amount_fen),
    paidFen: Fen.parse(row.paid_fen),
    refundedFen: Fen.parse(row.refunded_fen),
    createdAt: row.created_at.toISOString(),
    ...present({
      nozzleNo: row.nozzle_no,
      grade: row.grade,
      volumeMl: row.volume_ml,
      paidAt: row.paid_at?.toISOString(),
      channelTransactionNo: row.channel_transaction_no,
    }),
  };
}
