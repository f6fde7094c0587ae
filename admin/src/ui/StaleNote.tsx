import { Button } from 'antd';
import type { ApiError } from '../api';
import { stationClock } from './time';

interface StaleNoteProps {
  readonly error: ApiError;
  readonly readAtMs: number;
  readonly onRetry: () => void;
}

/** What is shown could not be read again: it may no longer be true, and says from when it is. */
export function StaleNote({ error, readAtMs, onRetry }: StaleNoteProps) {
  return (
    <p className="stale-note" role="alert" data-testid="stale-note">
      <span>
        没有刷新成功，下面是 {stationClock(readAtMs)} 的内容。{error.message}
      </span>
      <small className="code">{error.code}</small>
      <Button size="small" onClick={onRetry} data-testid="retry">
        重试
      </Button>
    </p>
  );
}
