import { Text, View } from '@tarojs/components';
import type { DriverOrder } from '@jiayou/contract';
import { gradeName, litres } from '../../ui/format';

/** What the order is for. */
export function Fuel({ order }: { readonly order: DriverOrder }) {
  const pairs = [
    ['油站', order.station.name],
    ['油枪', `${order.nozzleNo}号枪 · ${gradeName(order.grade)}`],
    ['升数', litres(order.volumeMl)],
  ] as const;
  return (
    <View id="fuel" className="card">
      {pairs.map(([label, text]) => (
        <View key={label} className="pair">
          <Text className="pair-label">{label}</Text>
          <Text className="pair-text">{text}</Text>
        </View>
      ))}
    </View>
  );
}
