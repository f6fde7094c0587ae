-- Reports: what a station sold on a business day, added up beforehand, and exports made by the worker.

-- ---------------------------------------------------------------- what there is to add up

create index refunds_of_station_day on refunds (station_id, business_date) where business_date is not null;

-- A station's business day, order by order and refund by refund. What the software gives back by itself was never a sale and is in
-- neither; a discount comes off the fuel first.
create function report_moves(of_station uuid, of_day date) returns table (
  tender text, grade text, kind text, shift_id uuid, staff_id uuid, driver_id uuid, orders integer, paid_fen bigint, fuel_fen bigint,
  volume_ml bigint, discount_fen bigint, refunds integer, refunded_fen bigint, refunded_fuel_fen bigint)
language sql stable as $$
  select p.channel, o.grade, o.kind, o.shift_id, s.staff_id, o.driver_id, 1, p.amount_fen, greatest(o.fuel_fen - o.discount_fen, 0),
    coalesce(o.volume_ml, 0), o.discount_fen, 0, 0::bigint, 0::bigint
  from orders o join payments p on p.payment_no = o.paid_by left join shifts s on s.id = o.shift_id
  where o.station_id = of_station and o.business_date = of_day
  union all
  select p.channel, o.grade, o.kind, r.shift_id, s.staff_id, null, 0, 0::bigint, 0::bigint, 0::bigint, 0::bigint,
    1, r.amount_fen, r.fuel_fen
  from refunds r join orders o on o.id = r.order_id join payments p on p.payment_no = r.payment_no
    left join shifts s on s.id = r.shift_id
  where r.station_id = of_station and r.business_date = of_day and r.state = 'succeeded' and r.requested_by is not null
$$;

-- ---------------------------------------------------------------- the sums

-- One row a station, business day and whatever `keeps` says: 8 tender, 4 grade, 2 kind, 1 shift and its cashier; a question reads the
-- rows that keep no more than it asks about. Kept ones may be null too: goods have no grade, what nobody claimed no shift.
create table report_cells (
  station_id uuid not null references stations,
  business_date date not null,
  keeps smallint not null check (keeps in (0, 1, 2, 4, 8, 14, 15)),
  tender text,
  grade text,
  kind text,
  shift_id uuid,
  staff_id uuid,
  orders integer not null,
  paid_fen bigint not null,
  -- Of `paid_fen`; the rest is goods.
  fuel_fen bigint not null,
  volume_ml bigint not null,
  discount_fen bigint not null,
  refunds integer not null,
  refunded_fen bigint not null,
  refunded_fuel_fen bigint not null,
  unique nulls not distinct (keeps, station_id, business_date, tender, grade, kind, shift_id)
);

-- Which members paid at which station on which day, and when each of them paid for the first time anywhere.
create table report_member_days (
  station_id uuid not null references stations,
  business_date date not null,
  driver_id uuid not null,
  primary key (station_id, business_date, driver_id)
);
create table report_members (
  driver_id uuid primary key,
  first_date date not null
);

-- ---------------------------------------------------------------- what has changed since

-- Each change writes a row of its own, so that no two of them ever wait for each other, and one that commits late is still there
-- after an earlier one was added up. Without an index: it is read whole, and short.
create table report_changes (
  station_id uuid not null,
  business_date date not null
);

create function note_posted_days() returns trigger language plpgsql as $$
begin
  insert into report_changes (station_id, business_date) select distinct station_id, business_date from posted;
  return null;
end $$;
create trigger ledger_transfers_reported after insert on ledger_transfers
  referencing new table as posted for each statement execute function note_posted_days();

-- A paid order claimed by a shift.
create function note_claimed_day() returns trigger language plpgsql as $$
begin
  insert into report_changes (station_id, business_date) values (new.station_id, new.business_date);
  return null;
end $$;
create trigger orders_reported after update of shift_id on orders
  for each row when (new.business_date is not null and new.shift_id is distinct from old.shift_id) execute function note_claimed_day();

-- What there was before.
insert into report_changes (station_id, business_date) select distinct station_id, business_date from ledger_transfers;

-- ---------------------------------------------------------------- exports 导出

create table exports (
  id uuid primary key,
  kind text not null check (kind in ('report', 'orders')),
  filter jsonb not null,
  -- How far it reaches; null is the whole chain.
  station_id uuid references stations,
  asked_by uuid not null references staff,
  asked_at timestamptz not null,
  state text not null check (state in ('waiting', 'working', 'done', 'failed', 'expired')),
  file_name text not null,
  rows_total bigint,
  rows_done bigint not null default 0,
  size_bytes bigint,
  finished_at timestamptz,
  expires_at timestamptz not null,
  check ((state in ('done', 'failed')) <= (finished_at is not null)),
  check (state <> 'done' or size_bytes is not null)
);
create index exports_of on exports (asked_by, asked_at desc);
create index exports_to_expire on exports (expires_at) where state <> 'expired';

create table export_chunks (
  export_id uuid not null references exports,
  seq integer not null,
  content bytea not null,
  primary key (export_id, seq)
);
-- A workbook is compressed already.
alter table export_chunks alter column content set storage external;
