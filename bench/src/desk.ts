import type { Bench } from './bench';
import { inDeskHouse } from './deskHouse';
import { exportOrders } from './exportOrders';
import { ordersAtDesk } from './ordersAtDesk';
import { monthlyReports } from './reports';
import type { Result } from './result';

const FULL = {
  orders: 10_000_000,
  stations: 1_000,
  looked: 400,
  asked: 300,
  questions: 600,
  bare: 12,
  exported: 1_000_000,
};
const QUICK = { orders: 200_000, stations: 1_000, looked: 50, asked: 300, questions: 80, bare: 3, exported: 40_000 };
export type DeskSize = typeof FULL;

/** The back office of a chain that has sold for a year: its list of orders, its reports, its workbooks. */
export function desk(bench: Bench): Promise<Result[]> {
  const size = bench.size.quick ? QUICK : FULL;
  return inDeskHouse(bench, size, async (house) => [
    ...(await ordersAtDesk(house, size)),
    await monthlyReports(house, size),
    await exportOrders(house, size),
  ]);
}
