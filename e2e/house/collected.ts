import type { House } from './openHouse';

/** What is written about the order a till collected last. Amounts in fen. */
export interface Collected {
  orderId: string;
  orderNo: string;
  order: string;
  payments: { paymentNo: string; channel: string; method: string; state: string; transactionNo: string | null }[];
  /** Balances of the accounts that its payments moved. */
  ledger: Record<string, number>;
  tickets: number;
}

/** Undefined before the first. `after`: an order of another moment does not count. */
export async function lastCollected(house: House, tillName: string): Promise<Collected | undefined> {
  const [found] = await house.rows<Collected>(
    `select o.id as "orderId", o.order_no as "orderNo", o.state as "order",
       (select coalesce(json_agg(json_build_object('paymentNo', p.payment_no, 'channel', p.channel, 'method', p.method,
          'state', p.state, 'transactionNo', p.channel_transaction_no) order by p.created_at), '[]')
        from payments p where p.order_id = o.id) as payments,
       (select coalesce(json_object_agg(account, fen), '{}') from
         (select l.account, sum(l.amount_fen)::int as fen from ledger_postings l join payments p on p.order_id = o.id
            and l.transaction_key = 'payment:' || p.payment_no group by l.account) balances) as ledger,
       (select count(*)::int from tickets t where t.order_id = o.id) as tickets
     from orders o join tills t on t.id = o.till_id where t.name = $1 order by o.created_at desc limit 1`,
    [tillName],
  );
  return found;
}
