import type { DeskStation } from '@jiayou/contract';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { waitingOf, type Waiting, type WaitingKind } from '../../features/station/waiting';
import { Icon } from '../../ui/Icon';
import { State } from '../../ui/State';

const FIRST_ROWS = 6;

interface Words {
  readonly what: string;
  /** What to do, for whoever has this right. */
  readonly todo: string;
  readonly right: string;
  /** What the others can do about it. */
  readonly others: string;
}

const WORDS: Readonly<Record<WaitingKind, Words>> = {
  paused: { what: '车内支付已暂停', todo: '原因排除后，在油站列表恢复', right: 'station.pause', others: '由站长恢复' },
  'no-account': { what: '没有微信商户号，不能收款', todo: '', right: '', others: '由系统管理员配置' },
  'no-till': {
    what: '没有收银机',
    todo: '在油站列表生成激活码',
    right: 'station.bind-till',
    others: '由系统管理员绑定',
  },
  'never-seen': { what: '收银机从未上线', todo: '', right: '', others: '收银员在机上登录上班后消失' },
};

interface WaitingListProps {
  readonly stations: readonly DeskStation[];
  readonly rights: readonly string[];
}

export function WaitingList({ stations, rights }: WaitingListProps) {
  const groups = [...waitingOf(stations)];
  if (stations.length === 0) return <p className="nothing">还没有油站。请系统管理员导入油站资料后再来看。</p>;
  return (
    <section className="waiting" aria-labelledby="waiting" data-testid="waiting">
      <h2 id="waiting">油站待办</h2>
      {groups.length === 0 && (
        <p className="all-well">
          <Icon name="done" />
          没有要处理的事：没有暂停的油站，商户号都已配置，收银机都上过线。
        </p>
      )}
      {groups.map(([kind, group]) => (
        <Group key={kind} kind={kind} group={group} rights={rights} />
      ))}
    </section>
  );
}

interface GroupProps {
  readonly kind: WaitingKind;
  readonly group: readonly Waiting[];
  readonly rights: readonly string[];
}

function Group({ kind, group, rights }: GroupProps) {
  const [all, setAll] = useState(false);
  const { what, todo, right, others } = WORDS[kind];
  const shown = all ? group : group.slice(0, FIRST_ROWS);
  return (
    <article data-testid={`waiting-${kind}`}>
      <h3>
        <State tone="attention">{what}</State>
        <span className="number">{group.length} 座</span>
        <small>{rights.includes(right) ? todo : others}</small>
      </h3>
      <ul>
        {shown.map(({ station, detail }) => (
          <li key={station.id}>
            <Link to={`/stations?q=${encodeURIComponent(station.code)}`}>{station.name}</Link>
            {detail !== '' && <span>{detail}</span>}
          </li>
        ))}
        {shown.length < group.length && (
          <li>
            <Button type="link" size="small" onClick={() => setAll(true)}>
              显示全部 {group.length} 座
            </Button>
          </li>
        )}
      </ul>
    </article>
  );
}
