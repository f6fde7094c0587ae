-- What finds one order of ten million. A list is newest first by when the order was made, which never changes: a page stays put.

create index orders_newest on orders (created_at desc, id desc);
create index orders_of_station_newest on orders (station_id, created_at desc, id desc);
-- What is seldom has a small index of its own; most orders are paid and stay so.
create index orders_not_paid on orders (state, created_at desc, id desc) where state <> 'paid';
create index orders_given_back on orders (created_at desc, id desc) where refunding_fuel_fen + refunding_goods_fen > 0;

-- Searches. People read the end of a number aloud.
create index orders_number_tail on orders (right(order_no, 6));
create index orders_payable on orders (payable_fen, created_at desc, id desc);
create index orders_call_no on orders (call_no, created_at desc, id desc) where call_no is not null;
create index payments_transaction on payments (channel_transaction_no) where channel_transaction_no is not null;

-- The time line of one order.
create index till_events_ticket on till_events (ticket_id) where ticket_id is not null;
create index if not exists audit_entries_subject on audit_entries (subject);
