import { Button } from 'antd';
import { errorOf } from '../../api';
import { reachOf, roleName } from '../../features/session/roles';
import { useIdentity } from '../../features/session/useSession';
import { useChain } from '../../features/station/useStations';
import { Bones } from '../../ui/Bones';
import { Icon } from '../../ui/Icon';
import { PageHead } from '../../ui/PageHead';
import { Refused } from '../../ui/Refused';
import { StaleNote } from '../../ui/StaleNote';
import { greeting, stationClock, stationDay } from '../../ui/time';
import { useNow } from '../../ui/useNow';
import { Figures } from './Figures';
import { WaitingList } from './WaitingList';

const TICK_MS = 15_000;

/** What the desk can say this morning: who you are, how the stations stand, what waits for a person. */
export function TodayScreen() {
  const identity = useIdentity();
  const nowMs = useNow(TICK_MS);
  const chain = useChain();
  return (
    <>
      <PageHead
        title={`${greeting(nowMs)}，${identity.staff.name}`}
        note={`${stationDay(nowMs)} · ${roleName(identity)} · ${reachOf(identity)}`}
      >
        {chain.data && <span className="number">{stationClock(chain.dataUpdatedAt)} 更新</span>}
        <Button
          icon={<Icon name="refresh" />}
          loading={chain.isFetching}
          onClick={() => void chain.refetch()}
          data-testid="refresh"
        >
          刷新
        </Button>
      </PageHead>
      <Standing chain={chain} rights={identity.rights} nowMs={nowMs} />
    </>
  );
}

interface StandingProps {
  readonly chain: ReturnType<typeof useChain>;
  readonly rights: readonly string[];
  readonly nowMs: number;
}

function Standing({ chain: { data, error, dataUpdatedAt, refetch }, rights, nowMs }: StandingProps) {
  const readAgain = (): void => void refetch();
  if (data === undefined) return error ? <Refused error={errorOf(error)} onRetry={readAgain} /> : <Bones />;
  return (
    <>
      {error && <StaleNote error={errorOf(error)} readAtMs={dataUpdatedAt} onRetry={readAgain} />}
      <Figures chain={data} nowMs={nowMs} />
      <WaitingList stations={data.stations} rights={rights} />
    </>
  );
}
