-- When the channel is asked next stands on the payment itself: put down with it, never lost, and nothing for a queue to carry.
-- Most payments are settled before their first question, and cost none.

alter table payments
  add column ask_at timestamptz,
  add column asks int not null default 0 check (asks >= 0);

update payments set ask_at = now() where state in ('created', 'pending', 'reversing') and method <> 'card';

-- About a card only its till can say something.
alter table payments add constraint payments_waiting_is_asked
  check (state not in ('created', 'pending', 'reversing') or method = 'card' or ask_at is not null);

-- Was there for a sweep that looked for lost questions.
drop index payments_live;
create index payments_due on payments (ask_at) where state in ('created', 'pending', 'reversing');

select graphile_worker.complete_jobs(array_agg(id)) from graphile_worker.jobs where task_identifier = 'payment:ask' having count(*) > 0;
