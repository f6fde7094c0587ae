import { Button } from 'antd';
import { errorOf } from '../../api';
import { reachOf, roleName } from '../../features/session/roles';
import { useIdentity } from '../../features/session/useSession';
import { useToday } from '../../features/reports/useReport';
import { useChain } from '../../features/station/useStations';
import { Bones } from '../../ui/Bones';
import { Icon } from '../../ui/Icon';
import { PageHead } from '../../ui/PageHead';
import { Refused } from '../../ui/Refused';
import { StaleNote } from '../../ui/StaleNote';
import { greeting, stationClock, stationDay } from '../../ui/time';
import { useNow } from '../../ui/useNow';
import { DayFigures } from './DayFigures';
import { DueList } from './DueList';
import { Figures } from './Figures';
import { KeptPlaces } from './KeptPlaces';
import './today.css';
import { WaitingList } from './WaitingList';

const TICK_MS = 15_000;

/** What the desk can say this morning: yesterday, today so far, what waits for this person, and how the stations stand. */
export function TodayScreen() {
  const identity = useIdentity();
  const nowMs = useNow(TICK_MS);
  const today = useToday();
  const chain = useChain();
  const readAgain = (): void => {
    void today.refetch();
    void chain.refetch();
  };
  return (
    <>
      <PageHead
        title={`${greeting(nowMs)}，${identity.staff.name}`}
        note={`${stationDay(nowMs)} · ${roleName(identity)} · ${reachOf(identity)}`}
      >
        {today.data && <span className="number">{stationClock(today.dataUpdatedAt)} 更新</span>}
        <Button
          icon={<Icon name="refresh" />}
          loading={today.isFetching || chain.isFetching}
          onClick={readAgain}
          data-testid="refresh"
        >
          刷新
        </Button>
      </PageHead>
      <Day today={today} rights={identity.rights} />
      <KeptPlaces staff={identity.staff} />
      <Standing chain={chain} rights={identity.rights} nowMs={nowMs} />
    </>
  );
}

function Day({ today, rights }: { readonly today: ReturnType<typeof useToday>; readonly rights: readonly string[] }) {
  const { data, error, dataUpdatedAt, refetch } = today;
  const readAgain = (): void => void refetch();
  if (data === undefined) return error ? <Refused error={errorOf(error)} onRetry={readAgain} /> : <Bones rows={4} />;
  return (
    <>
      {error && <StaleNote error={errorOf(error)} readAtMs={dataUpdatedAt} onRetry={readAgain} />}
      <DayFigures today={data} />
      <DueList waiting={data.waiting} rights={rights} />
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
    <section className="waiting" aria-label="油站现状">
      <h2>油站现状</h2>
      {error && <StaleNote error={errorOf(error)} readAtMs={dataUpdatedAt} onRetry={readAgain} />}
      <Figures chain={data} nowMs={nowMs} />
      <WaitingList stations={data.stations} rights={rights} />
    </section>
  );
}
