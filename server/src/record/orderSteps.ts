import { Fen, type OrderId, type OrderStep } from '@jiayou/contract';
import { maskSaid } from '../payment';
import { present, read, statement, type Database } from '../platform/db';

interface StepRow {
  readonly at: Date;
  readonly source: OrderStep['source'];
  readonly kind: string;
  readonly by_name: string | null;
  readonly till_name: string | null;
  readonly number: string | null;
  readonly amount_fen: number | null;
  readonly note: string | null;
  readonly raw: Record<string, unknown> | null;
}

// Every time is ours: a channel's clock is whole seconds and may be behind. Of things written in one instant the rank tells which is
// the cause: an order before its payment, what was sent before its outcome, the money before its ledger and paper; and of one book
// its own running number.
const ORDER = `
  select o.created_at as at, 1 as rank, 0::bigint as seq, 'order' as source, 'created' as kind, f.name as by_name,
    l.name as till_name, o.order_no as number, o.payable_fen as amount_fen, null as note, null::jsonb as raw
  from o left join tills l on l.id = o.till_id left join shifts s on s.id = o.shift_id and o.origin = 'till'
    left join staff f on f.id = s.staff_id
  union all
  select o.closed_at, 10, 0, 'order', 'closed', null, null, o.order_no, null, null, null from o where o.closed_at is not null`;

// What was said about a refund has its number in the detail; who said it stands in the refund.
const EVENTS = `
  select e.at, case when e.kind in ('refund-succeeded', 'refund-failed') then 4 else 2 end, e.id,
    case when r.refund_no is null then 'payment' else 'refund' end, e.kind,
    case e.kind when 'refund-requested' then asker.name when 'refund-rejected' then decider.name
      when 'refund-approved' then coalesce(decider.name, asker.name) when 'refund-succeeded' then carrier.name end,
    case e.kind when 'created' then l.name end, coalesce(r.refund_no, e.payment_no), coalesce(r.amount_fen, p.amount_fen),
    coalesce(nullif(e.detail->>'reason', ''), nullif(e.detail->>'note', '')), e.detail
  from payments p join payment_events e on e.payment_no = p.payment_no left join tills l on l.id = p.till_id
    left join refunds r on r.refund_no = e.detail->>'refundNo'
    left join staff asker on asker.id = r.requested_by left join staff decider on decider.id = r.decided_by
    left join staff carrier on carrier.id = r.carried_out_by
  where p.order_id = $1
  union all
  select r.sent_at, 3, 0, 'refund', 'refund-sent', null, null, r.refund_no, r.amount_fen, null, null
  from refunds r where r.order_id = $1 and r.sent_at is not null
  union all
  select x.at, 9, x.slip_no, 'refund', case when x.slip_no = 1 then 'slip' else 'slip-again' end, f.name, l.name, r.refund_no, null,
    null, jsonb_build_object('slipNo', x.slip_no)
  from refunds r join refund_slips x on x.refund_no = r.refund_no join staff f on f.id = x.staff_id join tills l on l.id = x.till_id
  where r.order_id = $1`;

const MONEY_KEYS = `select 'payment:' || payment_no from payments where order_id = $1
  union all select 'refund:' || refund_no from refunds where order_id = $1`;
// Posted when the money was settled, in the same transaction; the ledger itself has the channel's time.
const LEDGER = `
  select m.at, 5, t.id, 'ledger', 'posted', null, null, t.transaction_key, t.amount_fen, c.name || ' → ' || d.name, null
  from (select 'payment:' || payment_no as key, settled_at as at from payments where order_id = $1 union all
      select 'refund:' || refund_no, finished_at from refunds where order_id = $1) m
    join ledger_transfers t on t.transaction_key = m.key
    join ledger_accounts d on d.code = t.debit_account join ledger_accounts c on c.code = t.credit_account`;

const TICKET = `
  select t.added_at, 6, 0, 'ticket', 'added', null, null, null, null, null, null from t
  union all
  select t.claimed_at, 7, 0, 'ticket', 'claimed', f.name, l.name, null, null, null, null
  from t join tills l on l.id = t.claimed_by left join shifts s on s.id = t.shift_id left join staff f on f.id = s.staff_id
  where t.claimed_at is not null
  union all
  select t.printed_at, 8, 0, 'ticket', 'printed', null, l.name, null, null, null, null
  from t left join tills l on l.id = t.claimed_by where t.printed_at is not null
  union all
  select t.dismissed_at, 8, 0, 'ticket', 'dismissed', null, null, null, null, null, null from t where t.dismissed_at is not null
  union all
  select x.at, 9, x.reprint_no, 'ticket', 'reprinted', f.name, l.name, x.reprint_no::text, null, null, null
  from t join reprints x on x.ticket_id = t.id join staff f on f.id = x.staff_id join tills l on l.id = x.till_id
  union all
  select e.at, 9, e.seq, 'till', e.kind, null, null, e.seq::text, null, null, null from t join till_events e on e.ticket_id = t.id`;

const REST = `
  select h.at, 7, 0, 'shift', 'handed-over', f.name, null, s.shift_no, null, h.reason, null
  from shift_handovers h join staff f on f.id = h.master_id join shifts s on s.id = h.shift_id where h.order_id = $1
  union all
  select c.opened_at, 9, 0, 'case', c.kind, null, null, c.payment_no, null, null, c.detail from c
  union all
  select c.closed_at, 9, 0, 'case', 'closed', null, null, c.payment_no, null, null, null from c where c.closed_at is not null
  union all
  select a.at, 10, a.id, 'audit', a.action, coalesce(f.name, ''), l.name, null, null, null, a.detail
  from audit_entries a left join staff f on a.actor = 'staff:' || f.id::text left join tills l on a.actor = 'till:' || l.id::text
  where a.subject = any(array(select 'order:' || $1::uuid union all select 'ticket:' || id from t union all ${MONEY_KEYS}))`;

const steps = statement<StepRow>(
  'record.steps',
  `with o as (select * from orders where id = $1), t as (select * from tickets where order_id = $1), c as (
     select * from payment_cases where payment_no in (select payment_no from payments where order_id = $1
       union all select refund_no from refunds where order_id = $1))
   select * from (${[ORDER, EVENTS, LEDGER, TICKET, REST].join(' union all ')}) as steps order by at, rank, seq, source, kind, number`,
);

/** Everything that happened to an order, from every book that says so, oldest first. */
export async function readSteps(db: Database, orderId: OrderId): Promise<OrderStep[]> {
  return (await read(db, steps, [orderId])).map(toStep);
}

function toStep(row: StepRow): OrderStep {
  const { at, source, kind, amount_fen: amountFen, raw } = row;
  return {
    at: at.toISOString(),
    source,
    kind,
    ...(amountFen !== null && { amountFen: Fen.parse(amountFen) }),
    ...(raw !== null && Object.keys(raw).length > 0 && { raw: maskSaid(raw) }),
    ...present({ byName: row.by_name, tillName: row.till_name, number: row.number, note: row.note }),
  };
}
