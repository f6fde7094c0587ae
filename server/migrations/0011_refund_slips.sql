-- The paper of a refund 退款凭证 has its number and its author from the first one on: a till that forgot, or another till, knows which it is.

create table refund_slips (
  action_id uuid primary key,
  refund_no text not null references refunds,
  slip_no smallint not null check (slip_no > 0),
  till_id uuid not null references tills,
  staff_id uuid not null references staff,
  at timestamptz not null,
  unique (refund_no, slip_no)
);

-- What was printed was printed.
revoke update, delete on refund_slips from jiayou_app;
