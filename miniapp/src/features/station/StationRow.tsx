import { Text, View } from '@tarojs/components';
import type { StationSummary } from '@jiayou/contract';
import { distance } from '../../ui/format';
import { openStation } from './openStation';
import { PriceLine } from './Prices';
import { stationStatus } from './stationStatus';

export function StationRow({ station }: { readonly station: StationSummary }) {
  const status = stationStatus(station);
  return (
    <View
      id={`station-${station.id}`}
      className="card station-row"
      hoverClass="button-pressed"
      onClick={() => openStation(station.id)}
    >
      <View className="row between">
        <Text className="heading clip grow">{station.name}</Text>
        {station.distanceM !== undefined && <Text className="station-distance">{distance(station.distanceM)}</Text>}
      </View>
      <View className="row between">
        <Text className="quiet clip grow">{station.address}</Text>
        <Text className={`chip tone-${status.tone}`}>{status.text}</Text>
      </View>
      <PriceLine prices={station.prices} />
    </View>
  );
}
