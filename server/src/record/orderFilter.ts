import type { OrderQuery, StationId } from '@jiayou/contract';
import { dayStart, when, type Put } from '../platform/db';
import { searchForms } from './searchForms';

/** Which orders: what somebody asks for, of the stations they may see. */
export interface OrderFilter extends OrderQuery {
  /** The only station of a station role; null: the whole chain. */
  readonly within: StationId | null;
}

/** SQL conditions over `orders o`. */
export interface OrderConditions {
  /** An order matches when it meets one of these; each finds its orders by an index of its own. None: nothing matches. */
  readonly ways: readonly string[];
  /** All of these an index answers, too. */
  readonly reach: readonly string[];
  /** And all of these; they are looked at row by row. Their values are taken in when they are asked for. */
  readonly rest: () => readonly string[];
}

/** Beyond this many stations it is quicker to read the chain's orders and leave out those of others. */
const FEW_STATIONS = 20;
/** An order is paid within this time of its making, if ever; so a day's payments are found among the orders made then. */
const PAID_WITHIN = "interval '7 days'";
/** The channel's clock may be behind ours. */
const CLOCKS_APART = "interval '1 hour'";

export function orderConditions(filter: OrderFilter, put: Put): OrderConditions {
  const { search, station: stations = [] } = filter;
  const byStation = search === undefined && stations.length > 0 && stations.length <= FEW_STATIONS;
  return {
    ways: search === undefined ? (byStation ? waysByStation(stations, put) : ['true']) : waysBySearch(search, put),
    reach: reachOf(filter, put),
    rest: () => [
      ...(stations.length > 0 && !byStation ? [`o.station_id = any(${put(stations)}::uuid[])`] : []),
      ...restOf(filter, put),
    ],
  };
}

function waysByStation(stations: readonly StationId[], put: Put): string[] {
  return stations.map((station) => `o.station_id = ${put(station)}`);
}

function waysBySearch(search: string, put: Put): string[] {
  const forms = searchForms(search);
  return [
    ...when(forms.number, (number) => byNumber(number, put)),
    ...when(
      forms.numberTail,
      (tail) => `right(o.order_no, 6) = ${put(tail.slice(-6))} and o.order_no like ${put(`%${tail}`)}`,
    ),
    ...when(forms.channelTransactionNo, (number) => ofOrders('payments where channel_transaction_no', put(number))),
    ...when(forms.callNo, (callNo) => `o.call_no = ${put(callNo)}`),
    ...when(forms.phone, (phone) => ofDrivers('id from drivers', endsWith('phone', phone, put))),
    ...when(forms.plate, (plate) => ofDrivers('driver_id from driver_plates', endsWith('plate', plate, put))),
    ...when(forms.amountFen, (fen) => `o.payable_fen = ${put(fen)}`),
  ];
}

function byNumber(number: string, put: Put): string {
  if (number.startsWith('D')) return `o.order_no = ${put(number)}`;
  return ofOrders(number.startsWith('P') ? 'payments where payment_no' : 'refunds where refund_no', put(number));
}

const ofOrders = (having: string, place: string): string =>
  `o.id = any(array(select order_id from ${having} = ${place}))`;

const ofDrivers = (among: string, condition: string): string =>
  `o.driver_id = any(array(select ${among} where ${condition}))`;

/** How many of the last letters the index knows; the rest is compared. */
const TAIL = { phone: 4, plate: 5 } as const;

function endsWith(column: keyof typeof TAIL, text: string, put: Put): string {
  const letters = TAIL[column];
  return `right(${column}, ${letters}) = ${put(text.slice(-letters))} and ${column} like ${put(`%${text}`)}`;
}

function reachOf({ within, from, to, state, refunded, shift, cashier }: OrderFilter, put: Put): string[] {
  return [
    ...when(within ?? undefined, (station) => `o.station_id = ${put(station)}`),
    ...when(from, (day) => `o.created_at >= ${dayStart(put(day))} - ${PAID_WITHIN}`),
    ...when(to, (day) => `o.created_at < ${dayStart(put(day))} + interval '1 day' + ${CLOCKS_APART}`),
    // Only a literal lets PostgreSQL see that the index of seldom states has it. It is one of the contract's four words.
    ...when(state, (word) => `o.state = '${word}'`),
    ...when(refunded, (answer) => (answer === 'yes' ? GIVEN_BACK : 'true')),
    ...when(shift, (id) => `o.shift_id = ${put(id)}`),
    ...when(cashier, (id) => `o.shift_id = any(array(select id from shifts where staff_id = ${put(id)}))`),
  ];
}

const GIVEN_BACK = 'o.refunding_fuel_fen + o.refunding_goods_fen > 0';
// Asked order by order: turned into a join they would read whole tables for one page.
const SOMETHING_BACK = `coalesce((select true from refunds r where r.payment_no = o.paid_by and r.state = 'succeeded' limit 1), false)`;
const TENDER = '(select t.channel from payments t where t.payment_no = o.paid_by)';

function restOf({ from, to, tender, grade, kind, origin, refunded }: OrderFilter, put: Put): string[] {
  return [
    ...when(from, (day) => `coalesce(o.paid_at, o.created_at) >= ${dayStart(put(day))}`),
    ...when(to, (day) => `coalesce(o.paid_at, o.created_at) < ${dayStart(put(day))} + interval '1 day'`),
    ...when(tender, (channel) => `${TENDER} = ${put(channel)}`),
    ...when(grade, (code) => `o.grade = ${put(code)}`),
    ...when(kind, (word) => `o.kind = ${put(word)}`),
    ...when(origin, (word) => `o.origin = ${put(word)}`),
    ...when(refunded, (answer) => (answer === 'yes' ? SOMETHING_BACK : `not (${GIVEN_BACK} and ${SOMETHING_BACK})`)),
  ];
}
