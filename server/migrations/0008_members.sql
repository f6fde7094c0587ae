-- Members at the desk: found, labelled, and forgotten when they ask for it.

alter table drivers add column erased_at timestamptz;
-- Of whom we were asked to forget nothing is left but what they bought.
alter table drivers add check (erased_at is null or (name = '' and phone is null));

-- The chain's own words for its members.
create table member_labels (
  id uuid primary key,
  name text not null unique check (name <> ''),
  created_at timestamptz not null,
  created_by uuid not null references staff
);
create table driver_labels (
  driver_id uuid not null references drivers,
  label_id uuid not null references member_labels,
  primary key (driver_id, label_id)
);
create index driver_labels_label on driver_labels (label_id);

create index drivers_newest on drivers (created_at desc, id desc) where erased_at is null;
create index drivers_phone_tail on drivers (right(phone, 4)) where phone is not null;
create index drivers_name on drivers (name text_pattern_ops) where name <> '';
create index driver_plates_tail on driver_plates (right(plate, 5));
create index sessions_driver on sessions (driver_id) where driver_id is not null;
-- Whose wallet it was is forgotten with the person.
create index payments_payer on payments (payer_open_id) where payer_open_id is not null;
