-- Stations as the desk keeps them: more of each, who posted a price, accounts that were replaced, tills that say how their printer is.

-- ---------------------------------------------------------------- stations 油站

alter table stations
  -- What is there beside fuel, in words people know: 洗车, 便利店.
  add column facilities text[] not null default '{}' check (cardinality(facilities) <= 12),
  -- Goes up with every edit of the record or its nozzles; an edit names the one it began from.
  add column version integer not null default 1;
create index stations_of_district on stations (district, code);

-- ---------------------------------------------------------------- posted prices 挂牌价

alter table posted_prices
  -- Null: by the seed or before people were asked.
  add column posted_by uuid references staff,
  add column posted_at timestamptz;
create index posted_prices_newest on posted_prices (station_id, starts_at desc, grade desc);

-- An order names the price it was sold at; a price that was in force stays as it was.
create trigger posted_prices_never_altered before update on posted_prices
  for each row execute function refuse_change();

-- ---------------------------------------------------------------- merchant accounts 商户号

-- A payment under way finds the account it was made with, also after the station got another one.
alter table merchant_accounts
  drop constraint merchant_accounts_pkey,
  add primary key (station_id, channel, account_no),
  add column is_current boolean not null default true,
  add column updated_at timestamptz not null default now(),
  add check (is_current or not enabled);
create unique index merchant_accounts_current on merchant_accounts (station_id, channel) where is_current;

-- ---------------------------------------------------------------- tills 收银机

alter table tills
  -- As the till itself said last.
  add column printer_state text check (printer_state in ('ready', 'paper-out', 'offline', 'error')),
  add column printer_at timestamptz;

-- ---------------------------------------------------------------- imports of stations 导入

-- The file as it came: what is applied is what was previewed.
create table station_imports (
  id uuid primary key,
  file_name text not null,
  content bytea not null,
  sha256 bytea not null,
  made_by uuid not null references staff,
  made_at timestamptz not null,
  applied_at timestamptz,
  applied_by uuid references staff,
  added integer,
  updated integer,
  check ((applied_at is null) = (applied_by is null))
);
