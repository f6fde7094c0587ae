import { useNavigate } from 'react-router';
import { errorOf } from '../../api';
import { reachOf } from '../../features/session/roles';
import { useIdentity } from '../../features/session/useSession';
import { useChain } from '../../features/station/useStations';
import { BackToList } from '../../ui/BackToList';
import { Bones } from '../../ui/Bones';
import { PageHead } from '../../ui/PageHead';
import { Refused } from '../../ui/Refused';
import { StationMap } from './StationMap';
import './stations.css';

/** Where the stations are. */
export function StationsMapScreen() {
  const identity = useIdentity();
  const navigate = useNavigate();
  const { data, error, refetch } = useChain();
  return (
    <>
      <PageHead title="油站地图" note={[reachOf(identity), ...(data ? [`${data.total} 座`] : [])].join(' · ')}>
        <BackToList path="/stations" />
      </PageHead>
      {data === undefined && (error ? <Refused error={errorOf(error)} onRetry={() => void refetch()} /> : <Bones />)}
      {data && <StationMap places={data.stations} onOpen={(id) => void navigate(`/stations/${id}`)} tall />}
    </>
  );
}
