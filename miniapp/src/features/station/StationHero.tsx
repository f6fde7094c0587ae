import { Text, View } from '@tarojs/components';
import { LocationF } from '@nutui/icons-react-taro';
import type { StationDetail } from '@jiayou/contract';
import { distance } from '../../ui/format';
import { isAt } from '../refuel/doubts';
import { openStation } from './openStation';
import { PriceBoard } from './Prices';
import { stationStatus } from './stationStatus';

/** Where the car is, as far as anybody knows. */
export function StationHero({ station }: { readonly station: StationDetail }) {
  const status = stationStatus(station);
  return (
    <View id="station-card" className="hero" hoverClass="button-pressed" onClick={() => openStation(station.id)}>
      <View className="row between">
        <View className="hero-kicker">
          <LocationF className="icon icon-small" />
          <Text id="station-place">{placeOf(station)}</Text>
        </View>
        <Text id="station-status" className={`chip tone-${status.tone}`}>
          {status.text}
        </Text>
      </View>
      <View id="station-name" className="hero-name">
        {station.name}
      </View>
      <View className="hero-address">{station.address}</View>
      <PriceBoard prices={station.prices} />
    </View>
  );
}

function placeOf(station: StationDetail): string {
  if (station.distanceM === undefined) return '上次的油站';
  return isAt(station) ? '您在这里' : `离您最近 · ${distance(station.distanceM)}`;
}
