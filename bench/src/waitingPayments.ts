import { randomInt } from 'node:crypto';
import type { Pool } from 'pg';
import { v7 } from 'uuid';
import type { BenchStation } from './addStation';
import type { Chain } from './chain';

export interface WaitingPayment {
  readonly paymentNo: string;
  readonly orderId: string;
  readonly station: BenchStation;
  readonly amountFen: number;
}

const AMOUNT_FEN = 20_000;

/** Orders with a payment under way, as they stand when the driver confirms in the wallet. */
export async function prepareWaitingPayments(pool: Pool, chain: Chain, count: number): Promise<WaitingPayment[]> {
  const payments = Array.from({ length: count }, (_, index) => onePayment(chain, index));
  const columns = [
    payments.map(({ orderId }) => orderId),
    payments.map(({ paymentNo }) => paymentNo),
    payments.map(({ station }) => station.id),
    payments.map(({ station }) => station.account.mchid),
    payments.map((_, index) => chain.driverIds[index % chain.driverIds.length]),
  ];
  await pool.query(
    `insert into orders (id, order_no, station_id, origin, driver_id, action_id, state, nozzle_no, grade, price_fen_per_litre,
       volume_ml, fuel_fen, amount_fen, discount_fen, payable_fen, call_no, created_at, expires_at)
     select o, 'D' || p, s, 'in-car', d, gen_random_uuid(), 'open', 1, '92#', 762, 26250, ${AMOUNT_FEN}, ${AMOUNT_FEN}, 0, ${AMOUNT_FEN}, 'A01',
       now(), now() + interval '10 minutes'
     from unnest($1::uuid[], $2::text[], $3::uuid[], $4::text[], $5::uuid[]) as row (o, p, s, a, d)`,
    columns,
  );
  await pool.query(
    `insert into payments (payment_no, order_id, station_id, channel, merchant_account_no, payer_app_id, payer_open_id, state,
       amount_fen, description, prepay_id, created_at, expires_at)
     select p, o, s, 'wechat-pay', a, '${chain.appId}', 'bench', 'pending', ${AMOUNT_FEN}, '92# 1号枪', 'wx' || p, now(),
       now() + interval '10 minutes'
     from unnest($1::uuid[], $2::text[], $3::uuid[], $4::text[]) as row (o, p, s, a)`,
    columns.slice(0, 4),
  );
  // Now, not in the middle of the measurement: what autovacuum would do to so many new rows.
  for (const table of ['orders', 'payments']) await pool.query(`vacuum analyze ${table}`);
  await pool.query('checkpoint');
  return payments;
}

function onePayment(chain: Chain, index: number): WaitingPayment {
  const station = chain.stations[index % chain.stations.length];
  if (station === undefined) throw new Error('the chain has no stations');
  const paymentNo = `P20261122000000${String(randomInt(1_000_000_000_000)).padStart(12, '0')}`;
  return { paymentNo, orderId: v7(), station, amountFen: AMOUNT_FEN };
}
