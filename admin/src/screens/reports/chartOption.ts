import type { ReportBy, ReportRow } from '@jiayou/contract';
import type { EChartsCoreOption } from 'echarts/core';
import { countText } from '../../ui/countText';
import { yuan } from '../../ui/money';
import { colour } from '../../ui/tokens';

/** What stands in a chart beside each other; more is for the table. */
const MOST_BARS = 20;

/** The same colours for the same things everywhere. */
const COLOURS: Readonly<Record<string, string>> = {
  'wechat-pay': colour.wechat,
  alipay: colour.alipay,
  '92#': colour.grade92,
  '95#': colour.grade95,
  '98#': colour.grade98,
  '0#': colour.grade0,
};
const TEXT = { color: colour.ink2, fontFamily: 'inherit' };
const QUIET_LINE = { lineStyle: { color: colour.line } };

/** Net amounts as bars; over time also the orders as a line. Amounts in yuan, orders in counts. */
export function chartOption(rows: readonly ReportRow[], by: ReportBy): EChartsCoreOption {
  const isTime = by === 'day' || by === 'week' || by === 'month';
  const shown = isTime ? rows : rows.slice(0, MOST_BARS);
  return {
    animationDuration: 150,
    textStyle: TEXT,
    grid: { left: 8, right: 8, top: isTime ? 56 : 32, bottom: 8, containLabel: true },
    ...(isTime && { legend: { top: 0, left: 0 } }),
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, formatter: tooltipOf(shown) },
    xAxis: {
      type: 'category',
      data: shown.map(labelOf(by)),
      axisLine: QUIET_LINE,
      axisTick: { show: false },
      axisLabel: TEXT,
    },
    yAxis: [
      { type: 'value', name: '净额（元）', splitLine: QUIET_LINE, axisLabel: TEXT },
      ...(isTime
        ? [{ type: 'value', name: '订单（笔）', splitLine: { show: false }, axisLabel: TEXT, minInterval: 1 }]
        : []),
    ],
    series: [
      {
        name: '净额',
        type: 'bar',
        barMaxWidth: 40,
        itemStyle: { color: colour.brand },
        data: shown.map(({ key, netFen }) => ({
          value: netFen / 100,
          itemStyle: { color: COLOURS[key] ?? colour.brand },
        })),
      },
      ...(isTime ? [ordersLine(shown)] : []),
    ],
  };
}

function ordersLine(rows: readonly ReportRow[]) {
  return {
    name: '订单',
    type: 'line',
    yAxisIndex: 1,
    symbolSize: 5,
    lineStyle: { color: colour.accent, width: 2 },
    itemStyle: { color: colour.accent },
    data: rows.map(({ orders }) => orders),
  };
}

/** Days without their year: it stands above. */
const labelOf =
  (by: ReportBy) =>
  ({ name }: ReportRow): string =>
    by === 'day' ? name.slice(5) : name;

const tooltipOf = (rows: readonly ReportRow[]) => (found: unknown) => {
  const row = rows[(found as readonly { readonly dataIndex: number }[])[0]?.dataIndex ?? -1];
  if (row === undefined) return '';
  const box = document.createElement('div');
  // As text: a station's name is no markup.
  box.textContent = `${row.name}　净额 ${yuan(row.netFen)}　订单 ${countText(row.orders)}`;
  return box;
};
