import type { House } from './openHouse';

/** What is written about one payment. Counts; amounts in fen. */
export interface Written {
  payment: string;
  order: string;
  ledgerTransactions: number;
  receivableFen: number;
  salesFen: number;
  tickets: number;
  announcements: number;
}

export const paidOnce = (amountFen: number): Written => ({
  payment: 'succeeded',
  order: 'paid',
  ledgerTransactions: 1,
  receivableFen: amountFen,
  salesFen: -amountFen,
  tickets: 1,
  announcements: 1,
});
export const nothingYet: Written = {
  payment: 'pending',
  order: 'open',
  ledgerTransactions: 0,
  receivableFen: 0,
  salesFen: 0,
  tickets: 0,
  announcements: 0,
};

export async function writtenAbout(house: House, paymentNo: string): Promise<Written | undefined> {
  const key = `payment:${paymentNo}`;
  const [found] = await house.rows<Written>(
    `select p.state as payment, o.state as "order",
       (select count(distinct transaction_key)::int from ledger_postings where transaction_key = $2) as "ledgerTransactions",
       (select coalesce(sum(amount_fen), 0)::int from ledger_postings
         where transaction_key = $2 and account = 'receivable.wechat-pay') as "receivableFen",
       (select coalesce(sum(amount_fen), 0)::int from ledger_postings
         where transaction_key = $2 and account = 'sales.fuel') as "salesFen",
       (select count(*)::int from tickets t where t.order_id = o.id) as tickets,
       (select count(*)::int from till_events e join tickets t on t.id = e.ticket_id
         where t.order_id = o.id and e.kind = 'ticket-added') as announcements
     from payments p join orders o on o.id = p.order_id where p.payment_no = $1`,
    [paymentNo, key],
  );
  return found;
}

/** Ledger transactions whose postings do not sum to zero. */
export async function unbalanced(house: House): Promise<string[]> {
  const found = await house.rows<{ key: string }>(
    'select transaction_key as key from ledger_postings group by 1 having sum(amount_fen) <> 0',
  );
  return found.map(({ key }) => key);
}
