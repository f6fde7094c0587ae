import type { Tender } from '@jiayou/contract';
import type { ExportFilter } from './exportRow';
import { nameOf } from './reportNames';
import { valuesOf } from './reportScope';
import { reportStatement, type ReportSqlRow } from './reportStatement';
import { toSums } from './reportSums';
import { litres, yuan, type Cell } from './xlsx/sheetXml';

/** How a sheet is read and written: a query whose rows become cells. */
export interface SheetPlan {
  readonly name: string;
  readonly columns: readonly (readonly [title: string, width: number])[];
  readonly text: string;
  /** How many rows that will be, with the same values. */
  readonly count: string;
  readonly values: readonly unknown[];
  readonly toCells: (row: never) => readonly Cell[];
}

const SUM_COLUMNS = [
  ['订单数', 10],
  ['实收(元)', 16],
  ['其中油品(元)', 16],
  ['其中非油品(元)', 16],
  ['优惠(元)', 14],
  ['升数', 14],
  ['退款笔数', 10],
  ['退款(元)', 16],
  ['净额(元)', 16],
  ['平均每单(元)', 14],
] as const;
const SPLIT_NAMES = {
  day: '日期',
  week: '周',
  month: '月份',
  station: '油站',
  tender: '付款方式',
  grade: '油品',
  kind: '类型',
  shift: '班次',
  cashier: '收银员',
} as const;

/** The rows of a report; the last one adds them up. */
export function reportSheet({ scope, by }: ExportFilter): SheetPlan {
  const { text } = reportStatement(by, scope);
  return {
    name: '统计报表',
    columns: [[SPLIT_NAMES[by], 24], ['油站', 24], ...SUM_COLUMNS],
    // The sum comes first where people look, and last on paper.
    text: `select * from (${text}) as report order by is_total, rank desc, key`,
    count: `select count(*) from (${text}) as report`,
    values: [...valuesOf(scope), null, null, null],
    toCells: (row: ReportSqlRow) => [
      row.is_total === 1 ? '合计' : nameOf(by, row.key ?? '', row.name),
      row.station,
      ...sumCells(row),
    ],
  };
}

function sumCells(row: ReportSqlRow): readonly Cell[] {
  const { paidFen, fuelFen, goodsFen, discountFen, refundedFen, netFen, averageFen, ...sums } = toSums(row);
  return [
    sums.orders,
    yuan(paidFen),
    yuan(fuelFen),
    yuan(goodsFen),
    yuan(discountFen),
    litres(sums.volumeMl),
    sums.refunds,
    yuan(refundedFen),
    yuan(netFen),
    averageFen === undefined ? null : yuan(averageFen),
  ];
}

interface OrderSqlRow {
  readonly order_no: string;
  readonly code: string;
  readonly station: string;
  readonly paid_at: Date;
  readonly business_date: string;
  readonly kind: string;
  readonly nozzle_no: number | null;
  readonly grade: string | null;
  readonly price_fen_per_litre: number | null;
  readonly volume_ml: number | null;
  readonly fuel_fen: number;
  readonly goods_fen: number;
  readonly discount_fen: number;
  readonly amount_fen: number;
  readonly channel: Tender;
  readonly channel_transaction_no: string;
  readonly refunded_fen: number;
  readonly shift_no: string | null;
  readonly cashier: string | null;
}

const ORDERS = `from stations st join orders o on o.station_id = st.id join payments p on p.payment_no = o.paid_by
     left join shifts sh on sh.id = o.shift_id left join staff f on f.id = sh.staff_id
   where ($1::uuid[] is null or st.id = any ($1)) and o.business_date between $2 and $3
     and ($4::text is null or p.channel = $4) and ($5::text is null or o.grade = $5) and ($6::text is null or o.kind = $6)
     and ($7::uuid is null or o.shift_id = $7) and ($8::uuid is null or sh.staff_id = $8)`;
const ORDER_TEXT = `select o.order_no, st.code, st.name as station, o.paid_at, o.business_date, o.kind, o.nozzle_no, o.grade, o.price_fen_per_litre,
     o.volume_ml, o.fuel_fen, o.goods_fen, o.discount_fen, p.amount_fen, p.channel, p.channel_transaction_no, sh.shift_no,
     f.name as cashier, case when o.refunding_fuel_fen + o.refunding_goods_fen = 0 then 0 else (
       select coalesce(sum(r.amount_fen), 0) from refunds r where r.order_id = o.id and r.payment_no = o.paid_by and r.state = 'succeeded')
     end::bigint as refunded_fen
   ${ORDERS}
   order by st.code, o.business_date, o.paid_at, o.id`;

/** Paid orders one by one; what they were paid adds up to the report of the same filter. */
export function ordersSheet({ scope }: ExportFilter): SheetPlan {
  return {
    name: '订单明细',
    columns: [
      ['订单号', 30],
      ['油站编号', 10],
      ['油站', 24],
      ['付款时间', 20],
      ['营业日', 12],
      ['类型', 12],
      ['枪号', 6],
      ['油品', 8],
      ['单价(元/升)', 12],
      ['升数', 12],
      ['油品金额(元)', 14],
      ['非油品金额(元)', 14],
      ['优惠(元)', 12],
      ['实收(元)', 14],
      ['付款方式', 12],
      ['渠道流水号', 34],
      ['至今已退(元)', 14],
      ['班次', 16],
      ['收银员', 12],
    ],
    text: ORDER_TEXT,
    count: `select count(*) ${ORDERS}`,
    values: valuesOf(scope),
    toCells: orderCells,
  };
}

function orderCells(row: OrderSqlRow): readonly Cell[] {
  return [
    row.order_no,
    row.code,
    row.station,
    shanghaiText(row.paid_at),
    row.business_date,
    nameOf('kind', row.kind, null),
    row.nozzle_no,
    row.grade,
    row.price_fen_per_litre === null ? null : yuan(row.price_fen_per_litre),
    row.volume_ml === null ? null : litres(row.volume_ml),
    yuan(row.fuel_fen),
    yuan(row.goods_fen),
    yuan(row.discount_fen),
    yuan(row.amount_fen),
    nameOf('tender', row.channel, null),
    row.channel_transaction_no,
    yuan(row.refunded_fen),
    row.shift_no,
    row.cashier,
  ];
}

const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

/** `2026-11-22 14:05:09`, as the station's clock said. */
function shanghaiText(instant: Date): string {
  return new Date(instant.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 19).replace('T', ' ');
}
