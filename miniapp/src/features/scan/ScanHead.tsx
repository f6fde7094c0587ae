import { View } from '@tarojs/components';
import type { ScannedOrder } from '@jiayou/contract';
import { yuan } from '../../ui/format';
import { Pairs } from '../../ui/Pairs';
import { scanPairs } from './scanPairs';

interface ScanHeadProps {
  readonly order: ScannedOrder;
  readonly headline: string;
  readonly mark: JSX.Element;
  readonly text?: string;
}

/** What is the matter with the money, how much, and what for. */
export function ScanHead({ order, headline, mark, text }: ScanHeadProps) {
  return (
    <View>
      <View className="centre">
        {mark}
        <View className="headline">{headline}</View>
        <View id="scan-amount" className="order-amount">
          {yuan(order.payableFen)}
        </View>
        {text !== undefined && <View className="quiet">{text}</View>}
      </View>
      <View className="card">
        <Pairs pairs={[{ label: '油站', text: order.stationName }, ...scanPairs(order)]} />
      </View>
    </View>
  );
}
