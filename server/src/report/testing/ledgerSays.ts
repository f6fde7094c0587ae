import type { DeskApi, ReportBy, RequestOf } from '@jiayou/contract';
import type { TestHouse } from '../../app/testing';
import { DAY_MS } from './history';

/** One side of a sale or of a refund, as the ledger has it. */
export interface Posting {
  readonly day: string;
  readonly station: string;
  readonly tender: string;
  readonly grade: string;
  readonly kind: string;
  readonly shift: string;
  readonly cashier: string;
  readonly paid: number;
  readonly back: number;
}

const LEDGER = `
  select l.business_date as day, l.station_id::text as station, p.channel as tender, coalesce(o.grade, '') as grade, o.kind,
    coalesce(s.id::text, '') as shift, coalesce(s.staff_id::text, '') as cashier, l.amount_fen as paid, 0 as back
  from ledger_transfers l join payments p on 'payment:' || p.payment_no = l.transaction_key join orders o on o.id = p.order_id
    left join shifts s on s.id = o.shift_id where l.credit_account like 'sales.%'
  union all
  select l.business_date, l.station_id::text, p.channel, coalesce(o.grade, ''), o.kind, coalesce(s.id::text, ''),
    coalesce(s.staff_id::text, ''), 0, l.amount_fen
  from ledger_transfers l join refunds r on 'refund:' || r.refund_no = l.transaction_key join payments p on p.payment_no = r.payment_no
    join orders o on o.id = r.order_id left join shifts s on s.id = r.shift_id where l.debit_account like 'sales.%'`;

/** Every sale and refund of the house, as its ledger has it. */
export const readPostings = (house: TestHouse): Promise<Posting[]> => house.rows<Posting>(LEDGER);

export type Filter = Omit<RequestOf<DeskApi['GET /desk/reports']>['query'], 'by' | 'limit' | 'after'>;

export function matches(posting: Posting, filter: Filter): boolean {
  const { from, to, station, tender, grade, kind, shift, cashier } = filter;
  const same = [
    [tender, posting.tender],
    [grade, posting.grade],
    [kind, posting.kind],
    [shift, posting.shift],
    [cashier, posting.cashier],
  ];
  const isNear = posting.day >= from && posting.day <= to && (station ?? '').includes(posting.station);
  return isNear && same.every(([asked, is]) => asked === undefined || asked === is);
}

/** Key, paid, given back and net of each group. */
export function grouped(postings: readonly Posting[], by: ReportBy): (readonly [string, number, number, number])[] {
  const groups = new Map<string, { paid: number; back: number }>();
  for (const posting of postings) {
    const key = keyOf(posting, by);
    const group = groups.get(key) ?? { paid: 0, back: 0 };
    groups.set(key, { paid: group.paid + posting.paid, back: group.back + posting.back });
  }
  return [...groups].map(([key, { paid, back }]) => [key, paid, back, paid - back] as const);
}

function keyOf(posting: Posting, by: ReportBy): string {
  if (by === 'month') return `${posting.day.slice(0, 7)}-01`;
  if (by !== 'week') return posting[by];
  const day = new Date(posting.day);
  return new Date(day.getTime() - ((day.getUTCDay() + 6) % 7) * DAY_MS).toISOString().slice(0, 10);
}
