import type { OrderQuery, StationId } from '@jiayou/contract';
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
  /** And all of these; they are looked at row by row. */
  readonly rest: readonly string[];
}

/** Takes a value into the statement and answers its place, `$1`. */
export type Put = (value: unknown) => string;

/** Beyond this many stations it is quicker to read the chain's orders and leave out those of others. */
const FEW_STATIONS = 20;
/** An order is paid within this time of its making, if ever; so a day's payments are found among the orders made then. */
const PAID_WITHIN = "interval '7 days'";
/** The channel's clock may be behind ours. */
const CLOCKS_APART = "interval '1 hour'";

/** A statement is put together for each filter: with a place for every possible one PostgreSQL could plan none of them well. */
export function orderConditions(filter: OrderFilter, put: Put): OrderConditions {
  const { search, station: stations = [] } = filter;
  const byStation = search === undefined && stations.length > 0 && stations.length <= FEW_STATIONS;
  return {
    ways: search === undefined ? (byStation ? waysByStation(stations, put) : ['true']) : waysBySearch(search, put),
    reach: reachOf(filter, put),
    rest: [
      ...(stations.length > 0 && !byStation ? [`o.station_id = any(${put(stations)}::uuid[])`] : []),
      ...restOf(filter, put),
    ],
  };
}

function waysByStation(stations: readonly StationId[], put: Put): string[] {
  return stations.map((station) => `o.station_id = ${put(station)}`);
}

function waysBySearch(search: string, put: Put): string[] {
  const { number, numberTail, channelTransactionNo, callNo, phone, plate, amountFen } = searchForms(search);
  return [
    ...(number === undefined ? [] : [byNumber(number, put)]),
    ...(numberTail === undefined
      ? []
      : [`right(o.order_no, 6) = ${put(numberTail.slice(-6))} and o.order_no like ${put(`%${numberTail}`)}`]),
    ...(channelTransactionNo === undefined
      ? []
      : [among('select order_id from payments where channel_transaction_no =', put(channelTransactionNo))]),
    ...(callNo === undefined ? [] : [`o.call_no = ${put(callNo)}`]),
    ...(phone === undefined ? [] : [ofDrivers(tailOf('phone', 4, phone, put), 'select id from drivers')]),
    ...(plate === undefined ? [] : [ofDrivers(tailOf('plate', 5, plate, put), 'select driver_id from driver_plates')]),
    ...(amountFen === undefined ? [] : [`o.payable_fen = ${put(amountFen)}`]),
  ];
}

function byNumber(number: string, put: Put): string {
  if (number.startsWith('D')) return `o.order_no = ${put(number)}`;
  const table = number.startsWith('P') ? 'payments where payment_no' : 'refunds where refund_no';
  return among(`select order_id from ${table} =`, put(number));
}

const among = (select: string, place: string): string => `o.id = any(array(${select} ${place}))`;

const ofDrivers = (condition: string, select: string): string =>
  `o.driver_id = any(array(${select} where ${condition}))`;

/** The index knows the last letters; the rest is compared. */
function tailOf(column: 'phone' | 'plate', letters: number, text: string, put: Put): string {
  return `right(${column}, ${letters}) = ${put(text.slice(-letters))} and ${column} like ${put(`%${text}`)}`;
}

function reachOf({ within, from, to, state, refunded, shift, cashier }: OrderFilter, put: Put): string[] {
  return [
    ...(within === null ? [] : [`o.station_id = ${put(within)}`]),
    ...(from === undefined ? [] : [`o.created_at >= ${dayStart(put(from))} - ${PAID_WITHIN}`]),
    ...(to === undefined ? [] : [`o.created_at < ${dayStart(put(to))} + interval '1 day' + ${CLOCKS_APART}`]),
    ...(state === undefined ? [] : [`o.state = ${literal(state)}`]),
    ...(refunded === 'yes' ? [GIVEN_BACK] : []),
    ...(shift === undefined ? [] : [`o.shift_id = ${put(shift)}`]),
    ...(cashier === undefined
      ? []
      : [`o.shift_id = any(array(select id from shifts where staff_id = ${put(cashier)}))`]),
  ];
}

const GIVEN_BACK = 'o.refunding_fuel_fen + o.refunding_goods_fen > 0';
const SOMETHING_BACK = `exists (select from refunds r where r.order_id = o.id and r.payment_no = o.paid_by and r.state = 'succeeded')`;

function restOf({ from, to, tender, grade, kind, origin, refunded }: OrderFilter, put: Put): string[] {
  return [
    ...(from === undefined ? [] : [`coalesce(o.paid_at, o.created_at) >= ${dayStart(put(from))}`]),
    ...(to === undefined ? [] : [`coalesce(o.paid_at, o.created_at) < ${dayStart(put(to))} + interval '1 day'`]),
    ...(tender === undefined
      ? []
      : [`exists (select from payments t where t.payment_no = o.paid_by and t.channel = ${put(tender)})`]),
    ...(grade === undefined ? [] : [`o.grade = ${put(grade)}`]),
    ...(kind === undefined ? [] : [`o.kind = ${put(kind)}`]),
    ...(origin === undefined ? [] : [`o.origin = ${put(origin)}`]),
    ...(refunded === 'yes' ? [SOMETHING_BACK] : []),
    ...(refunded === 'no' ? [`not (${GIVEN_BACK} and ${SOMETHING_BACK})`] : []),
  ];
}

/** Only a literal lets PostgreSQL see that the index of seldom states has it. It is one of the contract's four words. */
const literal = (state: string): string => `'${state}'`;

const dayStart = (place: string): string => `(${place}::text || ' 00:00:00+08')::timestamptz`;
