-- A shift's paper 班结小票 that is printed again has its number and its author, as a receipt's has.

create table shift_reprints (
  action_id uuid primary key,
  shift_id uuid not null references shifts,
  reprint_no smallint not null check (reprint_no > 0),
  till_id uuid not null references tills,
  staff_id uuid not null references staff,
  at timestamptz not null,
  unique (shift_id, reprint_no)
);

-- What was printed was printed.
revoke update, delete on shift_reprints from jiayou_app;
