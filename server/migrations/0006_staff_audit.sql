-- Staff and roles, where they are signed in, who did what; and a database role that can do what the program does, and no more.

-- ---------------------------------------------------------------- staff 员工

alter table staff
  -- A one-time password: nothing else is answered until it is changed.
  add column must_change_password boolean not null default false,
  add column version integer not null default 1;
create index staff_of_station on staff (station_id) where station_id is not null;

-- Authenticator apps 验证器 (RFC 6238) of HQ roles.
create table staff_totp (
  staff_id uuid primary key references staff,
  secret text not null,
  begun_at timestamptz not null,
  -- It counts from the moment a code of it was shown.
  confirmed_at timestamptz,
  -- The last step of 30 s whose code was used: none is used twice.
  last_step bigint
);
create table staff_recovery_codes (
  staff_id uuid not null references staff_totp on delete cascade,
  code_hash bytea not null,
  used_at timestamptz,
  primary key (staff_id, code_hash)
);

-- ---------------------------------------------------------------- sessions 登录会话

alter table sessions
  -- The token's hash is nobody's business; people point at a session by this.
  add column id uuid not null default gen_random_uuid() unique,
  add column created_ip text,
  add column user_agent text,
  -- Of staff; written at most once a minute.
  add column last_seen_at timestamptz;

-- ---------------------------------------------------------------- audit 操作日志

alter table audit_entries
  -- As it was then.
  add column actor_role text,
  add column ip text,
  add column user_agent text,
  add column request_id text,
  add column before jsonb,
  add column after jsonb;
drop index audit_entries_at;
create index audit_entries_newest on audit_entries (at desc, id desc);
create index audit_entries_of_station on audit_entries (station_id, at desc, id desc) where station_id is not null;
create index audit_entries_of_actor on audit_entries (actor, at desc, id desc);
create index audit_entries_of_subject on audit_entries (subject, at desc, id desc);

-- ---------------------------------------------------------------- the program's own database role

-- The api and the worker sign in as a member of this role; it owns nothing, so it can neither drop, empty nor re-shape a table.
do $$
begin
  create role jiayou_app nologin;
exception
  -- Roles belong to the whole server: another database made it, or is making it.
  when duplicate_object or unique_violation then null;
end $$;

grant usage on schema public, graphile_worker to jiayou_app;
grant select, insert, update, delete on all tables in schema public, graphile_worker to jiayou_app;
grant usage, select on all sequences in schema public, graphile_worker to jiayou_app;
alter default privileges in schema public grant select, insert, update, delete on tables to jiayou_app;
alter default privileges in schema public grant usage, select on sequences to jiayou_app;
alter default privileges in schema graphile_worker grant select, insert, update, delete on tables to jiayou_app;
alter default privileges in schema graphile_worker grant usage, select on sequences to jiayou_app;

-- What was written here stays as it was written.
revoke update, delete on audit_entries, ledger_transfers, payment_events from jiayou_app;
revoke insert, update, delete on schema_migrations from jiayou_app;

-- The queue's tables show nothing to whoever is not their owner.
do $$
declare
  queue_table record;
begin
  for queue_table in select tablename from pg_tables where schemaname = 'graphile_worker' and rowsecurity loop
    execute format('create policy jiayou_app on graphile_worker.%I to jiayou_app using (true) with check (true)', queue_table.tablename);
  end loop;
end $$;
