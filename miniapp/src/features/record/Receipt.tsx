import { View } from '@tarojs/components';
import type { DriverOrder } from '@jiayou/contract';
import { yuan } from '../../ui/format';
import { Pairs } from '../../ui/Pairs';
import { receiptLines, stateNames } from './receiptLines';

/** The receipt as on paper. */
export function Receipt({ order }: { readonly order: DriverOrder }) {
  return (
    <View id="receipt" className="card">
      <View className="receipt-head">
        <View className="quiet">{stateNames[order.state]}</View>
        <View className="order-amount">{yuan(order.payableFen)}</View>
      </View>
      <Pairs pairs={receiptLines(order)} />
    </View>
  );
}
