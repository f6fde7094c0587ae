import type { ReportBy, ReportRow, ReportSums } from '@jiayou/contract';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { allOrdersOf, BY_NAMES, ordersOf, type ReportScope } from '../../features/reports/reportAddress';
import { countText } from '../../ui/countText';
import { litres, yuan } from '../../ui/money';
import type { Column } from '../../ui/ResourceTable';

interface Report {
  readonly by: ReportBy;
  readonly scope: ReportScope;
  readonly totals: ReportSums | undefined;
  /** Whether this person may open the order list. */
  readonly opensOrders: boolean;
}

export function reportColumns(report: Report): readonly Column<ReportRow>[] {
  const { by, scope, totals, opensOrders } = report;
  const opened = (to: string | undefined): string | undefined => (opensOrders ? to : undefined);
  const money = (key: MoneyName, title: string) => moneyColumn(key, title, totals);
  return [
    {
      key: 'name',
      title: BY_NAMES[by],
      always: true,
      ellipsis: true,
      // A shift is a number and a person.
      ...(by === 'shift' && { width: 132 }),
      render: (_, { name }) => <b>{name}</b>,
      total: '合计',
    },
    ...(by === 'shift' || by === 'cashier' ? [STATION] : []),
    {
      ...sumColumn('orders', '订单', totals && linked(countText(totals.orders), opened(allOrdersOf(scope)))),
      render: (_, row) => linked(countText(row.orders), opened(ordersOf(row, by, scope))),
    },
    money('paidFen', '实收'),
    { ...money('fuelFen', '油品'), wideOnly: true },
    { ...money('goodsFen', '非油品'), wideOnly: true },
    {
      ...sumColumn('litres', '升数', totals && litres(totals.volumeMl)),
      render: (_, { volumeMl }) => litres(volumeMl),
    },
    { ...money('discountFen', '优惠'), atFirst: 'hidden' },
    {
      ...sumColumn('refunds', '退款笔数', totals && countText(totals.refunds)),
      wideOnly: true,
      render: (_, row) => countText(row.refunds),
    },
    money('refundedFen', '退款'),
    money('netFen', '净额'),
    { ...money('averageFen', '平均每单'), wideOnly: true },
  ];
}

const STATION: Column<ReportRow> = { key: 'station', title: '油站', ellipsis: true, render: (_, row) => row.station };

type MoneyName = 'paidFen' | 'fuelFen' | 'goodsFen' | 'discountFen' | 'refundedFen' | 'netFen' | 'averageFen';

function moneyColumn(key: MoneyName, title: string, totals: ReportSums | undefined): Column<ReportRow> {
  return { ...sumColumn(key, title, textOf(totals?.[key])), render: (_, row) => textOf(row[key]) };
}

const textOf = (fen: number | undefined): string => (fen === undefined ? '' : yuan(fen));

function sumColumn(key: string, title: string, total: ReactNode): Column<ReportRow> {
  return {
    key,
    title,
    align: 'right',
    className: 'number',
    total: <span data-testid={`total-${key}`}>{total}</span>,
  };
}

/** A number that can be opened leads to what it is made of. */
function linked(text: string, to: string | undefined): ReactNode {
  return to === undefined ? text : <Link to={to}>{text}</Link>;
}
