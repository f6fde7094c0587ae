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
