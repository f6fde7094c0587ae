import { Text, View } from '@tarojs/components';
import type { DriverOrder } from '@jiayou/contract';
import { yuan } from '../../ui/format';
import { receiptLines, stateNames } from './receiptLines';

/** The receipt as on paper. */
export function Receipt({ order }: { readonly order: DriverOrder }) {
  return (
    <View id="receipt" className="card">
      <View className="receipt-head">
        <View className="quiet">{stateNames[order.state]}</View>
        <View className="order-amount">{yuan(order.payableFen)}</View>
      </View>
      {receiptLines(order).map(({ label, text }) => (
        <View key={label} className="pair">
          <Text className="pair-label">{label}</Text>
          <Text className="pair-text">{text}</Text>
        </View>
      ))}
    </View>
  );
}
