import { Text, View } from '@tarojs/components';
import { LocationF } from '@nutui/icons-react-taro';
import type { StationDetail } from '@jiayou/contract';
import { openMap } from '../../platform/map';
import { distance } from '../../ui/format';
import { PriceLine } from '../station/Prices';
import { whyNot } from './again';
import { isAt } from './doubts';

/** Which station this is, how far it is, and why it cannot be paid in the car when it cannot. */
export function StationHead({ station }: { readonly station: StationDetail }) {
  const reason = whyNot(station);
  return (
    <View>
      <View className="card row">
        <View className="grow">
          <View id="station-name" className="heading clip">
            {station.name}
          </View>
          <View className="quiet clip">{station.address}</View>
          <View className="quiet">
            <Text className="strong">{station.openNow ? '营业中' : '休息中'}</Text>
            {placeOf(station)} · {station.hours}
          </View>
        </View>
        <View id="open-map" className="map-link" hoverClass="button-pressed" onClick={() => void openMap(station)}>
          <LocationF className="icon" />
          <Text>导航</Text>
        </View>
      </View>
      {reason !== undefined && (
        <View>
          <View id="in-car-reason" className="note">
            {reason}
          </View>
          <View className="card">
            <View className="quiet">今日油价（元/升）</View>
            <PriceLine prices={station.prices} />
          </View>
        </View>
      )}
    </View>
  );
}

function placeOf(station: StationDetail): string {
  if (station.distanceM === undefined) return '';
  return isAt(station) ? ' · 您在站内' : ` · 离您 ${distance(station.distanceM)}`;
}
