import type { DeskApi, ReportRow, ReportSums, ResponseOf } from '@jiayou/contract';
import { Link } from 'react-router';
import { countText } from '../../ui/countText';
import { litres, yuan } from '../../ui/money';

export type Today = ResponseOf<DeskApi['GET /desk/today']>;

/** Today so far beside yesterday, and what it was paid with. */
export function DayFigures({
  today: { businessDate, today, yesterday, byTender, byGrade },
}: {
  readonly today: Today;
}) {
  const report = (by: string): string => `/reports?from=${businessDate}&to=${businessDate}&by=${by}`;
  return (
    <>
      <dl className="figures" data-testid="day-figures">
        <Figure title="今日净额" now={yuan(today.netFen)} before={yuan(yesterday.netFen)} to={report('tender')} />
        <Figure title="今日订单" now={`${countText(today.orders)} 笔`} before={`${countText(yesterday.orders)} 笔`} />
        <Figure title="今日升数" now={litres(today.volumeMl)} before={litres(yesterday.volumeMl)} />
        <Figure title="今日退款" now={refundText(today)} before={refundText(yesterday)} />
      </dl>
      <div className="day-parts">
        <Parts title="付款方式" rows={byTender} to={report('tender')} />
        <Parts title="油品" rows={byGrade} to={report('grade')} />
      </div>
    </>
  );
}

interface FigureProps {
  readonly title: string;
  readonly now: string;
  readonly before: string;
  readonly to?: string;
}

function Figure({ title, now, before, to }: FigureProps) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{to === undefined ? now : <Link to={to}>{now}</Link>}</dd>
      <dd className="hint">昨日全天 {before}</dd>
    </div>
  );
}

const refundText = ({ refunds, refundedFen }: ReportSums): string => `${yuan(refundedFen)} · ${countText(refunds)} 笔`;

interface PartsProps {
  readonly title: string;
  readonly rows: readonly ReportRow[];
  readonly to: string;
}

function Parts({ title, rows, to }: PartsProps) {
  return (
    <table className="day-part">
      <caption>
        今日{title} <Link to={to}>看报表</Link>
      </caption>
      <tbody>
        {rows.length === 0 && (
          <tr>
            <td>今天还没有收款</td>
          </tr>
        )}
        {rows.map(({ key, name, orders, netFen }) => (
          <tr key={key}>
            <th scope="row">{name}</th>
            <td>{countText(orders)} 笔</td>
            <td>{yuan(netFen)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
