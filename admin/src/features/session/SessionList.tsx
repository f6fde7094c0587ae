import type { StaffSession } from '@jiayou/contract';
import { Button } from 'antd';
import { ago, stationTime } from '../../ui/time';
import { useNow } from '../../ui/useNow';
import { browserName } from './browserName';

interface SessionListProps {
  readonly sessions: readonly StaffSession[];
  readonly busy: boolean;
  /** Without an id: all of them but the one that asks. */
  readonly onEnd: (sessionId: string | undefined) => void;
}

const TICK_MS = 30_000;

/** Where a person is signed in, and how to end it. */
export function SessionList({ sessions, busy, onEnd }: SessionListProps) {
  const nowMs = useNow(TICK_MS);
  const others = sessions.filter(({ isThis }) => !isThis);
  if (sessions.length === 0) return <p className="hint">现在没有在任何地方登录。</p>;
  return (
    <>
      <ul className="sessions" data-testid="sessions">
        {sessions.map((session) => (
          <li key={session.id}>
            <span>
              <b>{placeOf(session)}</b>
              {session.isThis && <i>本机</i>}
              <small>{factsOf(session, nowMs)}</small>
            </span>
            {!session.isThis && (
              <Button size="small" disabled={busy} onClick={() => onEnd(session.id)} data-testid="end-session">
                退出
              </Button>
            )}
          </li>
        ))}
      </ul>
      {others.length > 1 && (
        <Button danger disabled={busy} onClick={() => onEnd(undefined)} data-testid="end-sessions">
          {others.length < sessions.length ? '退出其他所有登录' : '退出所有登录'}
        </Button>
      )}
    </>
  );
}

function placeOf({ kind, tillName, userAgent }: StaffSession): string {
  return kind === 'cashier' ? `收银机 ${tillName ?? ''}` : browserName(userAgent);
}

function factsOf({ since, lastSeenAt, ip }: StaffSession, nowMs: number): string {
  const seen = lastSeenAt === undefined ? [] : [`最近使用 ${ago(Date.parse(lastSeenAt), nowMs)}`];
  return [`${stationTime(Date.parse(since))} 登录`, ...seen, ...(ip === undefined ? [] : [ip])].join(' · ');
}
