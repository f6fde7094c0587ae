import type { ReportBy, ReportRow } from '@jiayou/contract';
import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use, type ECharts } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { chartOption } from './chartOption';

use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

interface ReportChartProps {
  readonly rows: readonly ReportRow[];
  readonly by: ReportBy;
  /** What the picture shows, for who does not see it; the table below has every number. */
  readonly words: string;
}

export function ReportChart({ rows, by, words }: ReportChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<ECharts>(undefined);
  useEffect(() => {
    if (place.current === null) return undefined;
    const drawn = init(place.current, undefined, { renderer: 'svg' });
    chart.current = drawn;
    const fit = new ResizeObserver(() => drawn.resize());
    fit.observe(place.current);
    return () => {
      fit.disconnect();
      drawn.dispose();
    };
  }, []);
  useEffect(() => chart.current?.setOption(chartOption(rows, by), true), [rows, by]);
  return <div ref={place} className="report-chart" role="img" aria-label={words} data-testid="report-chart" />;
}
