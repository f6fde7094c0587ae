import { Text, View } from '@tarojs/components';
import { ArrowRight } from '@nutui/icons-react-taro';
import type { StationDetail, StationSummary } from '@jiayou/contract';
import { Button } from '../../ui/Button';
import { againAt, whyNot } from '../refuel/again';
import { AgainCard } from '../refuel/AgainCard';
import { isAt } from '../refuel/doubts';
import { openStation, openStationList } from './openStation';
import { StationHero } from './StationHero';
import { StationRow } from './StationRow';
import type { Home } from './useHome';

/** The station the car is in and, where it is not certain, the next ones. */
export function HomeBody({ home: { here, others, last } }: { readonly home: Home }) {
  if (here === undefined) return <Nearby stations={others} heading="选择油站" />;
  return (
    <View>
      <StationHero station={here} />
      <Here station={here} last={last} />
      {isAt(here) ? (
        <Button id="other-stations" tone="plain" onTap={openStationList}>
          不在这里？选择其他油站
        </Button>
      ) : (
        <Nearby stations={others.slice(0, 4)} heading={here.distanceM === undefined ? '其他油站' : '附近油站'} />
      )}
    </View>
  );
}

function Here({ station, last }: { readonly station: StationDetail; readonly last: Home['last'] }) {
  const reason = whyNot(station);
  const again = againAt(station, last);
  if (reason !== undefined) {
    return (
      <View id="in-car-reason" className="note">
        {reason}
      </View>
    );
  }
  if (again === undefined) {
    return (
      <Button id="refuel-button" onTap={() => openStation(station.id)}>
        选油枪，去加油
      </Button>
    );
  }
  return (
    <View>
      <AgainCard station={station} choice={again} last={last} />
      <Button id="refuel-button" tone="soft" onTap={() => openStation(station.id)}>
        换油枪或金额
      </Button>
    </View>
  );
}

function Nearby({ stations, heading }: { readonly stations: readonly StationSummary[]; readonly heading: string }) {
  return (
    <View>
      <View className="list-heading">
        <Text className="heading">{heading}</Text>
        <View id="other-stations" className="link" onClick={openStationList}>
          全部油站
          <ArrowRight className="icon icon-small" />
        </View>
      </View>
      {stations.length === 0 && <View className="empty">附近没有油站，请到「全部油站」里查找</View>}
      {stations.map((station) => (
        <StationRow key={station.id} station={station} />
      ))}
    </View>
  );
}
