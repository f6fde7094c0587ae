-- The till collects: fuel and goods, every tender, shifts that end, refunds that people ask for.

-- ---------------------------------------------------------------- members 会员

alter table drivers
  add column name text not null default '',
  add column phone text check (phone ~ '^1[0-9]{10}$');
create unique index drivers_phone on drivers (phone) where phone is not null;

-- One car may be driven by several people.
create table driver_plates (
  plate text not null,
  driver_id uuid not null references drivers,
  primary key (plate, driver_id)
);
create index driver_plates_driver on driver_plates (driver_id);

-- What a member's phone shows to be recognised at the till; changed every minute.
create table member_codes (
  code text primary key,
  driver_id uuid not null references drivers,
  expires_at timestamptz not null
);
create index member_codes_driver on member_codes (driver_id);

-- ---------------------------------------------------------------- goods 商品

create table products (
  id uuid primary key,
  -- Null: sold at every station.
  station_id uuid references stations,
  barcode text,
  name text not null,
  category text not null default '',
  price_fen integer not null check (price_fen > 0),
  position integer not null default 0,
  enabled boolean not null default true
);
create unique index products_barcode on products (station_id, barcode) nulls not distinct where barcode is not null;
create index products_of_station on products (station_id);

-- ---------------------------------------------------------------- merchant accounts

alter table merchant_accounts
  -- Alipay: by which the merchant lets the service provider act for it.
  add column app_auth_token text,
  -- WeChat Pay: which API its 付款码 account has.
  add column code_api text check (code_api in ('v3', 'v2')),
  add check (app_auth_token is null or channel = 'alipay'),
  add check (code_api is null or channel = 'wechat-pay');

-- ---------------------------------------------------------------- shifts 班次

alter table shifts
  add column float_fen bigint not null default 0 check (float_fen >= 0),
  add column close_action_id uuid unique,
  add column closed_by uuid references staff,
  add column expected_cash_fen bigint,
  -- Null when nobody counted: a master closed it for an absent cashier.
  add column counted_cash_fen bigint check (counted_cash_fen >= 0),
  add column close_note text not null default '',
  -- The totals as they were printed; they never change.
  add column summary jsonb,
  add check ((closed_at is null) = (summary is null) and (closed_at is null) = (closed_by is null)),
  -- A difference is explained.
  add check (counted_cash_fen is null or counted_cash_fen = expected_cash_fen or close_note <> ''),
  add check (closed_at is null or counted_cash_fen is not null or close_note <> '');
create index shifts_of_staff on shifts (staff_id, opened_at desc);
create index shifts_of_station on shifts (station_id, opened_at desc);

create function refuse_closed_shift() returns trigger language plpgsql as $$
begin
  if old.closed_at is not null then
    raise exception 'a closed shift never changes' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger shifts_closed_for_good before update or delete on shifts for each row execute function refuse_closed_shift();

-- ---------------------------------------------------------------- orders

alter table orders drop constraint orders_origin_check;
alter table orders
  add constraint orders_origin_check check (origin in ('in-car', 'till')),
  add column kind text not null default 'fuel' check (kind in ('fuel', 'goods', 'mixed')),
  add column fuel_fen bigint,
  add column goods_fen bigint not null default 0,
  -- The till that collects it; null for an order made in a car.
  add column till_id uuid references tills,
  -- The shift whose money it is. In-car: the one that first claimed its ticket. Once set it stays.
  add column shift_id uuid references shifts,
  -- The secret in the QR code that both wallets open.
  add column scan_token text unique,
  -- Refunds in flight included: fuel is not given back as goods.
  add column refunding_fuel_fen bigint not null default 0,
  add column refunding_goods_fen bigint not null default 0;
update orders set fuel_fen = amount_fen;
update orders o set shift_id = t.shift_id from tickets t where t.order_id = o.id;
alter table orders
  alter column fuel_fen set not null,
  alter column nozzle_no drop not null,
  alter column grade drop not null,
  alter column price_fen_per_litre drop not null,
  alter column volume_ml drop not null,
  alter column call_no drop not null,
  add check (fuel_fen >= 0 and goods_fen >= 0 and fuel_fen + goods_fen = amount_fen),
  add check (kind = case when goods_fen = 0 then 'fuel' when fuel_fen = 0 then 'goods' else 'mixed' end),
  add check ((fuel_fen > 0) = (grade is not null) and (grade is null) = (price_fen_per_litre is null) and (grade is null) = (volume_ml is null)),
  add check (nozzle_no is null or grade is not null),
  add check (origin <> 'in-car' or (nozzle_no is not null and call_no is not null and driver_id is not null and till_id is null)),
  add check (origin <> 'till' or till_id is not null),
  add check (refunding_fuel_fen between 0 and fuel_fen),
  add check (refunding_goods_fen between 0 and goods_fen);
create unique index orders_till_action on orders (till_id, action_id) where till_id is not null;
create index orders_of_shift on orders (shift_id, created_at desc) where shift_id is not null;
create index orders_waiting_at_till on orders (till_id) where state = 'open' and till_id is not null;

create function keep_shift() returns trigger language plpgsql as $$
begin
  if old.shift_id is not null and new.shift_id is distinct from old.shift_id
    and not (new.shift_id is null and old.state = 'open' and new.state = 'open') then
    raise exception 'an order belongs to one shift' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger orders_one_shift before update of shift_id on orders for each row execute function keep_shift();

create table order_goods (
  order_id uuid not null references orders,
  line smallint not null,
  -- Null for a plain amount.
  product_id uuid references products,
  barcode text,
  name text not null,
  quantity integer not null check (quantity between 1 and 999),
  unit_price_fen bigint not null check (unit_price_fen > 0),
  amount_fen bigint not null check (amount_fen = quantity * unit_price_fen),
  primary key (order_id, line)
);

-- A waiting payment that a master took off a shift 移交.
create table shift_handovers (
  order_id uuid not null references orders,
  shift_id uuid not null references shifts,
  master_id uuid not null references staff,
  reason text not null check (reason <> ''),
  at timestamptz not null,
  primary key (order_id, shift_id)
);

-- ---------------------------------------------------------------- payments

drop index payments_one_live;
drop index payments_live;
drop index payments_channel_transaction;
alter table payments drop constraint payments_state_check;
alter table payments
  -- reversing: being undone at the channel, whatever its state there; reversed: undone, a success told of it is old news.
  add constraint payments_state_check check (state in ('created', 'pending', 'reversing', 'reversed', 'succeeded', 'closed')),
  -- wallet: a page in the payer's wallet; code: the payer's 付款码 was scanned; qr: the payer scanned ours.
  add column method text not null default 'wallet' check (method in ('wallet', 'code', 'qr', 'card', 'cash')),
  add column till_id uuid references tills,
  add column action_id uuid,
  -- Who pays, where we know.
  add column driver_id uuid references drivers,
  add column code_api text check (code_api in ('v3', 'v2')),
  add column code_url text,
  -- The cashier does not want it any more; it may still succeed until it is reversed.
  add column cancel_asked_at timestamptz,
  add column reverse_sent_at timestamptz,
  -- Why it was not collected: the provider's code.
  add column refusal_code text,
  -- Cash the payer gave; the change is what is more.
  add column received_fen bigint,
  add column card_no_masked text,
  add column card_authorisation text,
  add column refund_parts smallint not null default 0 check (refund_parts between 0 and 50),
  alter column payer_app_id drop not null,
  alter column payer_open_id drop not null,
  add check ((method = 'wallet') = (payer_open_id is not null) and (payer_open_id is null) = (payer_app_id is null)),
  add check (case method when 'cash' then channel = 'cash' when 'card' then channel = 'bank-card' else channel in ('wechat-pay', 'alipay') end),
  add check (received_fen is null or received_fen >= amount_fen),
  add check (state not in ('reversing', 'reversed') or method = 'code');
create unique index payments_one_live on payments (order_id) where state in ('created', 'pending', 'reversing');
create index payments_live on payments (expires_at) where state in ('created', 'pending', 'reversing');
create unique index payments_channel_transaction on payments (channel, merchant_account_no, channel_transaction_no);
create unique index payments_action on payments (till_id, action_id) where till_id is not null;

-- Cash and bank card have no provider that could be asked: what the till said is written down here, once, as theirs would be.
create table local_collections (
  payment_no text primary key,
  channel text not null check (channel in ('bank-card', 'cash')),
  account_no text not null,
  state text not null check (state in ('collected', 'closed')),
  amount_fen bigint check (amount_fen > 0),
  transaction_no text,
  at timestamptz not null,
  given_back_fen bigint not null default 0,
  check ((state = 'collected') = (amount_fen is not null) and (amount_fen is null) = (transaction_no is null)),
  check (given_back_fen between 0 and coalesce(amount_fen, 0))
);
create unique index local_collections_reference on local_collections (channel, account_no, transaction_no);
create table local_refunds (
  refund_no text primary key,
  payment_no text not null references local_collections,
  account_no text not null,
  amount_fen bigint not null check (amount_fen > 0),
  transaction_no text not null,
  at timestamptz not null
);
create unique index local_refunds_reference on local_refunds (account_no, transaction_no);

alter table payment_cases drop constraint payment_cases_kind_check;
alter table payment_cases add constraint payment_cases_kind_check check (kind in (
  'amount-differs', 'merchant-differs', 'payment-unknown', 'reverse-refused', 'refund-abnormal', 'refund-differs', 'refund-unknown'));

-- ---------------------------------------------------------------- refunds

drop index refunds_one_by_itself;
drop index refunds_unfinished;
alter table refunds drop constraint refunds_cause_check;
alter table refunds drop constraint refunds_state_check;
alter table refunds
  -- in-shift: of the cashier's own open shift; application: of a closed shift, a master decides.
  add constraint refunds_cause_check check (cause in ('late-success', 'paid-twice', 'in-shift', 'application')),
  add constraint refunds_state_check check (state in ('requested', 'rejected', 'approved', 'sent', 'succeeded', 'failed')),
  add column action_id uuid unique,
  add column fuel_fen bigint,
  add column goods_fen bigint,
  add column requested_by uuid references staff,
  add column requested_till uuid references tills,
  -- The shift whose money goes back; null: it belongs to the day.
  add column shift_id uuid references shifts,
  add column decided_by uuid references staff,
  add column decided_at timestamptz,
  add column decision_note text not null default '',
  -- Cash handed out, or the card terminal's number of the repayment: said by a cashier.
  add column carried_out_by uuid references staff,
  add column failure_code text,
  add check ((cause in ('in-shift', 'application')) = (requested_by is not null)),
  add check ((requested_by is null) = (fuel_fen is null) and (fuel_fen is null) = (goods_fen is null)),
  add check (fuel_fen is null or (fuel_fen >= 0 and goods_fen >= 0 and fuel_fen + goods_fen = amount_fen)),
  -- Nobody approves their own request.
  add check (decided_by is null or decided_by <> requested_by),
  add check (state <> 'requested' or cause = 'application'),
  add check (cause <> 'application' or state = 'requested' or decided_by is not null);
create unique index refunds_one_by_itself on refunds (payment_no) where cause in ('late-success', 'paid-twice');
create index refunds_unfinished on refunds (requested_at) where state in ('approved', 'sent');
create index refunds_to_decide on refunds (station_id, requested_at) where state = 'requested';
create index refunds_of_order on refunds (order_id);
create index refunds_of_payment on refunds (payment_no);
create index refunds_of_station on refunds (station_id, requested_at desc, refund_no desc);
create index refunds_newest on refunds (requested_at desc, refund_no desc);
-- One slip of the card terminal is one repayment.
create unique index refunds_reference on refunds (station_id, channel_refund_no) where carried_out_by is not null;
create index refunds_of_shift on refunds (shift_id) where shift_id is not null;

-- ---------------------------------------------------------------- ledger 账

insert into ledger_accounts (code, name) values
  ('receivable.alipay', '应收支付宝'),
  ('receivable.bank-card', '应收银行卡'),
  ('cash', '现金'),
  ('sales.goods', '非油品销售');

-- ---------------------------------------------------------------- tickets and the till stream

-- The till that collected prints its own paper; others may take it only when a person says so.
alter table tickets add column reserved_for uuid references tills;

alter table till_events drop constraint till_events_kind_check;
alter table till_events drop constraint till_events_check;
alter table till_events
  add column refund_no text references refunds,
  add constraint till_events_kind_check check (kind in ('ticket-added', 'ticket-changed', 'in-car-paused', 'refund-changed')),
  add constraint till_events_subject check (
    (kind in ('ticket-added', 'ticket-changed')) = (ticket_id is not null) and (kind = 'refund-changed') = (refund_no is not null));
