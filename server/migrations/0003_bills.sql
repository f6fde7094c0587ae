-- What papers and bills show, and a closed shift that gets nothing new whoever forgets to ask.

-- Goods of an order as a paper shows them.
create function goods_of_order(of_order uuid) returns jsonb language sql stable as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'name', name, 'quantity', quantity, 'unitPriceFen', unit_price_fen, 'amountFen', amount_fen) order by line), '[]')
  from order_goods where order_id = of_order
$$;

-- 138****1234, or 沪A·1****5 of who gave no phone; null for who is no member yet.
create function masked_member(of_driver uuid) returns text language sql stable as $$
  select coalesce(
    left(phone, 3) || '****' || right(phone, 4),
    (select left(min(plate), 2) || '·' || substr(min(plate), 3, 1) || '****' || right(min(plate), 1)
     from driver_plates where driver_id = of_driver))
  from drivers where id = of_driver
$$;

-- Paid and no shift's yet: counted on every shift paper.
create index orders_of_no_shift on orders (station_id, business_date) where shift_id is null and paid_by is not null;

-- Closing takes the shift's row alone and looks at all that has it; what came afterwards would change a paper that was printed.
create function refuse_more_for_closed_shift() returns trigger language plpgsql as $$
begin
  if exists (select from shifts where id = new.shift_id and closed_at is not null) then
    raise exception 'a closed shift gets nothing new' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger orders_of_open_shift before insert or update of shift_id on orders
  for each row when (new.shift_id is not null) execute function refuse_more_for_closed_shift();
create trigger refunds_of_open_shift before insert or update of shift_id, state on refunds
  for each row when (new.shift_id is not null) execute function refuse_more_for_closed_shift();
