-- The house: stations, people, tills, orders, money, tickets. Money is whole fen, volume millilitres, price fen per litre.

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append only', tg_table_name using errcode = 'restrict_violation';
end $$;

-- ---------------------------------------------------------------- stations 油站

create table stations (
  id uuid primary key,
  code text not null unique,
  name text not null unique,
  address text not null,
  district text not null,
  latitude double precision not null check (latitude between -90 and 90),
  longitude double precision not null check (longitude between -180 and 180),
  phone text not null default '',
  -- Minutes of the Shanghai day; equal means round the clock.
  opens_minute smallint not null default 0 check (opens_minute between 0 and 1439),
  closes_minute smallint not null default 0 check (closes_minute between 0 and 1439),
  enabled boolean not null default true,
  -- AQ 3010-2022: paying at the pump needs a combustible-gas alarm.
  in_car_allowed boolean not null default false,
  gas_alarm boolean not null default false,
  in_car_paused_at timestamptz,
  in_car_paused_reason text not null default '',
  fence_m integer not null default 200 check (fence_m between 20 and 2000),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  check (gas_alarm or not in_car_allowed)
);
create sequence station_codes;
create index stations_place on stations using gist (point(longitude, latitude));

-- Great-circle distance in metres; the earth taken as a ball of 6,371,008.8 m.
create function distance_m(lat_a double precision, lng_a double precision, lat_b double precision, lng_b double precision)
returns double precision language sql immutable strict parallel safe as $$
  select 2 * 6371008.8 * asin(least(1, sqrt(
    sin(radians(lat_b - lat_a) / 2) ^ 2 + cos(radians(lat_a)) * cos(radians(lat_b)) * sin(radians(lng_b - lng_a) / 2) ^ 2)))
$$;

create table grades (
  code text primary key,
  name text not null,
  position smallint not null
);
insert into grades (code, name, position) values
  ('92#', '92号车用汽油', 1), ('95#', '95号车用汽油', 2), ('98#', '98号车用汽油', 3), ('0#', '0号车用柴油', 4);

create table nozzles (
  station_id uuid not null references stations,
  nozzle_no smallint not null check (nozzle_no between 1 and 99),
  grade text not null references grades,
  primary key (station_id, nozzle_no)
);

-- The price in force is the one that started last.
create table posted_prices (
  station_id uuid not null references stations,
  grade text not null references grades,
  starts_at timestamptz not null,
  price_fen_per_litre integer not null check (price_fen_per_litre > 0),
  primary key (station_id, grade, starts_at)
);

create table merchant_accounts (
  station_id uuid not null references stations,
  channel text not null check (channel in ('wechat-pay', 'alipay', 'bank-card', 'cash')),
  account_no text not null,
  enabled boolean not null default true,
  primary key (station_id, channel)
);

-- Numbers people say: call numbers and shift numbers start anew each business day.
create table station_day_counters (
  station_id uuid not null references stations,
  business_date date not null,
  name text not null,
  last_value integer not null,
  primary key (station_id, business_date, name)
);

-- ---------------------------------------------------------------- people and sessions

create table staff (
  id uuid primary key,
  staff_no text not null unique,
  name text not null,
  role text not null check (role in ('hq-admin', 'hq-marketing', 'hq-finance', 'station-master', 'station-finance', 'cashier')),
  station_id uuid references stations,
  password_hash text not null,
  enabled boolean not null default true,
  failed_sign_ins smallint not null default 0,
  locked_until timestamptz,
  created_at timestamptz not null default now(),
  check ((role in ('station-master', 'station-finance', 'cashier')) = (station_id is not null))
);

create table drivers (
  id uuid primary key,
  created_at timestamptz not null
);
create table driver_identities (
  app_id text not null,
  open_id text not null,
  driver_id uuid not null references drivers,
  primary key (app_id, open_id)
);
create index driver_identities_driver on driver_identities (driver_id);

create table tills (
  id uuid primary key,
  station_id uuid not null references stations,
  name text not null,
  created_at timestamptz not null,
  revoked_at timestamptz,
  last_seen_at timestamptz
);
create index tills_station on tills (station_id);

create table activation_codes (
  code_hash bytea primary key,
  station_id uuid not null references stations,
  created_by uuid references staff,
  expires_at timestamptz not null,
  used_at timestamptz
);

create table shifts (
  id uuid primary key,
  shift_no text not null,
  station_id uuid not null references stations,
  staff_id uuid not null references staff,
  till_id uuid not null references tills,
  opened_at timestamptz not null,
  closed_at timestamptz,
  unique (station_id, shift_no)
);
create unique index shifts_one_open on shifts (staff_id) where closed_at is null;

-- Tokens are random; only their SHA-256 is kept.
create table sessions (
  token_hash bytea primary key,
  kind text not null check (kind in ('driver', 'till', 'cashier', 'desk')),
  driver_id uuid references drivers,
  app_id text,
  open_id text,
  till_id uuid references tills,
  staff_id uuid references staff,
  shift_id uuid references shifts,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  check (case kind
    when 'driver' then driver_id is not null and app_id is not null and open_id is not null
    when 'till' then till_id is not null
    when 'cashier' then till_id is not null and staff_id is not null and shift_id is not null
    else staff_id is not null end)
);
create index sessions_till on sessions (till_id) where till_id is not null;
create index sessions_staff on sessions (staff_id) where staff_id is not null;

-- ---------------------------------------------------------------- orders and payments

create table orders (
  id uuid primary key,
  order_no text not null unique,
  station_id uuid not null references stations,
  origin text not null check (origin in ('in-car')),
  driver_id uuid references drivers,
  action_id uuid not null,
  state text not null check (state in ('open', 'paid', 'closed', 'refunded')),
  nozzle_no smallint not null,
  grade text not null references grades,
  price_fen_per_litre integer not null check (price_fen_per_litre > 0),
  volume_ml bigint not null check (volume_ml >= 0),
  amount_fen bigint not null check (amount_fen > 0),
  discount_fen bigint not null check (discount_fen >= 0),
  payable_fen bigint not null check (payable_fen >= 0 and payable_fen = amount_fen - discount_fen),
  call_no text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  closed_at timestamptz,
  -- The channel's success time; it gives the business day.
  paid_at timestamptz,
  business_date date,
  paid_by text unique,
  unique (driver_id, action_id),
  check ((state in ('paid', 'refunded')) = (paid_by is not null)),
  check ((paid_by is null) = (paid_at is null) and (paid_by is null) = (business_date is null))
);
create index orders_of_driver on orders (driver_id, created_at desc, id desc);
create index orders_of_station_day on orders (station_id, business_date);
create index orders_open on orders (expires_at) where state = 'open';

create table payments (
  payment_no text primary key,
  order_id uuid not null references orders,
  station_id uuid not null references stations,
  channel text not null check (channel in ('wechat-pay', 'alipay', 'bank-card', 'cash')),
  merchant_account_no text not null,
  payer_app_id text not null,
  payer_open_id text not null,
  state text not null check (state in ('created', 'pending', 'succeeded', 'closed')),
  amount_fen bigint not null check (amount_fen > 0),
  description text not null,
  prepay_id text,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  asked_at timestamptz,
  closed_at timestamptz,
  channel_transaction_no text,
  paid_at timestamptz,
  business_date date,
  settled_at timestamptz,
  -- Refunds in flight included: never more than was paid, whoever races.
  refunding_fen bigint not null default 0 check (refunding_fen between 0 and amount_fen),
  check ((state = 'succeeded') = (channel_transaction_no is not null and paid_at is not null and settled_at is not null and business_date is not null)),
  check (refunding_fen = 0 or state = 'succeeded')
);
-- A driver who taps twice has one payment under way, not two.
create unique index payments_one_live on payments (order_id) where state in ('created', 'pending');
create unique index payments_channel_transaction on payments (channel, channel_transaction_no);
create index payments_of_order on payments (order_id);
create index payments_live on payments (expires_at) where state in ('created', 'pending');
alter table orders add foreign key (paid_by) references payments (payment_no);

-- Everything that was heard or said about a payment, in order.
create table payment_events (
  id bigint generated always as identity primary key,
  payment_no text not null,
  at timestamptz not null,
  kind text not null,
  detail jsonb not null default '{}'
);
create index payment_events_payment on payment_events (payment_no);
create trigger payment_events_append_only before update or delete on payment_events
  for each row execute function refuse_change();
create trigger payment_events_not_emptied before truncate on payment_events
  for each statement execute function refuse_change();

-- What a person must look at: money that does not fit an order of ours.
create table payment_cases (
  -- The payment's number, or that of a refund we do not know.
  payment_no text not null,
  kind text not null check (kind in ('amount-differs', 'merchant-differs', 'payment-unknown', 'refund-abnormal', 'refund-differs', 'refund-unknown')),
  detail jsonb not null,
  opened_at timestamptz not null,
  closed_at timestamptz,
  primary key (payment_no, kind)
);

create table refunds (
  refund_no text primary key,
  payment_no text not null references payments,
  order_id uuid not null references orders,
  station_id uuid not null references stations,
  amount_fen bigint not null check (amount_fen > 0),
  cause text not null check (cause in ('late-success', 'paid-twice')),
  reason text not null,
  state text not null check (state in ('approved', 'sent', 'succeeded', 'failed')),
  channel_refund_no text,
  requested_at timestamptz not null,
  sent_at timestamptz,
  finished_at timestamptz,
  business_date date
);
-- What the software gives back by itself it gives back once.
create unique index refunds_one_by_itself on refunds (payment_no);
create index refunds_unfinished on refunds (requested_at) where state in ('approved', 'sent');

-- ---------------------------------------------------------------- ledger 账

create table ledger_accounts (
  code text primary key,
  name text not null
);
insert into ledger_accounts (code, name) values
  ('receivable.wechat-pay', '应收微信支付'),
  ('sales.fuel', '油品销售'),
  ('discounts', '优惠'),
  ('refunds-due', '应退未退');

-- One row moves an amount from one account to another, so every transaction sums to zero by its shape.
create table ledger_transfers (
  id bigint generated always as identity primary key,
  transaction_key text not null,
  line smallint not null,
  station_id uuid not null references stations,
  business_date date not null,
  occurred_at timestamptz not null,
  debit_account text not null references ledger_accounts,
  credit_account text not null references ledger_accounts,
  amount_fen bigint not null check (amount_fen > 0),
  unique (transaction_key, line),
  check (debit_account <> credit_account)
);
create index ledger_transfers_day on ledger_transfers (station_id, business_date);
create trigger ledger_transfers_append_only before update or delete on ledger_transfers
  for each row execute function refuse_change();
create trigger ledger_transfers_not_emptied before truncate on ledger_transfers
  for each statement execute function refuse_change();

create view ledger_postings as
  select transaction_key, line, station_id, business_date, occurred_at, debit_account as account, amount_fen from ledger_transfers
  union all
  select transaction_key, line, station_id, business_date, occurred_at, credit_account, -amount_fen from ledger_transfers;

-- ---------------------------------------------------------------- tickets and the till stream

create table tickets (
  id uuid primary key,
  order_id uuid not null unique references orders,
  station_id uuid not null references stations,
  state text not null check (state in ('waiting', 'claimed', 'printed', 'dismissed')),
  added_at timestamptz not null,
  claimed_by uuid references tills,
  claim_action_id uuid unique,
  claimed_at timestamptz,
  -- An in-car order belongs to the shift that claimed its ticket.
  shift_id uuid references shifts,
  printed_at timestamptz,
  dismissed_at timestamptz,
  problem text check (problem in ('paper-out', 'offline', 'error')),
  reprints smallint not null default 0,
  check (state not in ('claimed', 'printed') or (claimed_by is not null and claimed_at is not null and shift_id is not null)),
  check ((state = 'printed') = (printed_at is not null))
);
create index tickets_board on tickets (station_id, added_at desc);
create index tickets_unsettled on tickets (station_id, added_at) where state in ('waiting', 'claimed');

-- A second paper 补打 has its number and its author.
create table reprints (
  action_id uuid primary key,
  ticket_id uuid not null references tickets,
  reprint_no smallint not null check (reprint_no > 0),
  till_id uuid not null references tills,
  staff_id uuid not null references staff,
  shift_id uuid not null references shifts,
  at timestamptz not null,
  unique (ticket_id, reprint_no)
);

-- A station's cursor: its row is locked until the event commits, so events become visible in order and without gaps.
create table till_cursors (
  station_id uuid primary key references stations,
  last_seq bigint not null
);
create table till_events (
  station_id uuid not null,
  seq bigint not null,
  kind text not null check (kind in ('ticket-added', 'ticket-changed', 'in-car-paused')),
  ticket_id uuid references tickets,
  at timestamptz not null,
  primary key (station_id, seq),
  check ((kind = 'in-car-paused') = (ticket_id is null))
);

-- ---------------------------------------------------------------- audit 操作日志

create table audit_entries (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  actor text not null,
  station_id uuid,
  action text not null,
  subject text not null,
  detail jsonb not null default '{}'
);
create index audit_entries_at on audit_entries (at desc);
create trigger audit_entries_append_only before update or delete on audit_entries
  for each row execute function refuse_change();
create trigger audit_entries_not_emptied before truncate on audit_entries
  for each statement execute function refuse_change();
