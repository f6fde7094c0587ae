import { View } from '@tarojs/components';
import type { DriverOrder } from '@jiayou/contract';
import { Pairs } from '../../ui/Pairs';
import { boughtPairs } from './bought';

/** What the order is for. */
export function Bought({ order }: { readonly order: DriverOrder }) {
  return (
    <View id="bought" className="card">
      <Pairs pairs={[{ label: '油站', text: order.station.name }, ...boughtPairs(order)]} />
    </View>
  );
}
