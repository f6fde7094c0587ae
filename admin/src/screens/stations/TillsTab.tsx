import type { DeskStationDetail } from '@jiayou/contract';
import { Button } from 'antd';
import { useIdentity } from '../../features/session/useSession';
import { useNow } from '../../ui/useNow';
import type { StationTask } from './StationDialog';
import { tillList } from './TillList';

const TICK_MS = 15_000;

interface TillsTabProps {
  readonly station: DeskStationDetail;
  readonly onTask: (task: StationTask) => void;
}

/** The tills of the station: bound, heard, their printers. */
export function TillsTab({ station, onTask }: TillsTabProps) {
  const { rights } = useIdentity();
  const nowMs = useNow(TICK_MS);
  return (
    <div data-testid="tills">
      {station.tills.length === 0 && <p className="nothing">还没有收银机。生成激活码，在收银机上输入就绑定到本站。</p>}
      {tillList({ nowMs, rights, onTask })(station)}
      {rights.includes('station.bind-till') && (
        <div className="form-actions">
          <Button type="primary" onClick={() => onTask({ verb: 'code', station })} data-testid="activation">
            生成激活码
          </Button>
        </div>
      )}
    </div>
  );
}
