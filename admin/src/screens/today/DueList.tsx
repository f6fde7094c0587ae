import { Link } from 'react-router';
import { Icon } from '../../ui/Icon';
import { yuan } from '../../ui/money';
import type { Today } from './DayFigures';

interface Due {
  readonly id: string;
  readonly words: string;
  readonly todo: string;
  readonly to: string;
  readonly right: string;
}

/** What somebody has to do, of what this person sees: each with who, and the way to it. */
export function DueList({
  waiting,
  rights,
}: {
  readonly waiting: Today['waiting'];
  readonly rights: readonly string[];
}) {
  const dues = duesOf(waiting, rights).filter(({ right }) => rights.includes(right));
  return (
    <section className="waiting" aria-labelledby="due" data-testid="due">
      <h2 id="due">待处理</h2>
      {dues.length === 0 ? (
        <p className="all-well">
          <Icon name="done" />
          没有要处理的退款、差错和小票，收银机都在线。
        </p>
      ) : (
        <ul className="dues">
          {dues.map(({ id, words, todo, to }) => (
            <li key={id} data-testid={`due-${id}`}>
              <Link to={to}>{words}</Link>
              <span>{todo}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function duesOf(
  { refunds, refundsFen, cases, tillsOffline, tickets }: Today['waiting'],
  rights: readonly string[],
): readonly Due[] {
  const all: readonly (Due & { readonly count: number })[] = [
    {
      id: 'refunds',
      count: refunds,
      words: `${refunds} 笔退款申请，共 ${yuan(refundsFen)}`,
      todo: rights.includes('refund.decide') ? '等您审批' : '等站长审批',
      to: '/refunds?state=requested',
      right: 'refund.read',
    },
    {
      id: 'cases',
      count: cases,
      words: `${cases} 笔差错`,
      todo: '钱款对不上，要有人跟进',
      to: '/cases?open=yes',
      right: 'case.read',
    },
    {
      id: 'tills',
      count: tillsOffline,
      words: `${tillsOffline} 台收银机离线`,
      todo: '有人上班却没有联网，请到站检查网络',
      to: '/stations',
      right: 'station.read',
    },
    {
      id: 'tickets',
      count: tickets,
      words: `${tickets} 张小票未认领`,
      todo: '车主已付款，还没有收银机出票',
      to: '/orders?state=paid',
      right: 'refund.read',
    },
  ];
  return all.filter(({ count }) => count > 0);
}
