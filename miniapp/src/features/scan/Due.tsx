import { View } from '@tarojs/components';
import type { ScannedOrder } from '@jiayou/contract';
import { PayButton } from '../../ui/Button';
import { ErrorNote } from '../../ui/ErrorNote';
import { time, yuan } from '../../ui/format';
import { Pairs } from '../../ui/Pairs';
import { unpaidReason } from '../payment/orderScreen';
import { scanPairs } from './scanPairs';
import type { Scanning } from './useScan';

interface DueProps {
  readonly order: ScannedOrder;
  readonly scanning: Scanning;
}

/** Whom, how much, what for, and one button. After a refusal or a cancel it also says why nothing is paid yet. */
export function Due({ order, scanning: { wallet, refusal, pay } }: DueProps) {
  return (
    <View id="scan-due">
      <View className="due">
        <View className="due-station">{order.stationName}</View>
        <View id="scan-amount" className="due-amount">
          {yuan(order.payableFen)}
        </View>
        <View className="due-pairs">
          <Pairs pairs={scanPairs(order)} />
        </View>
      </View>
      {refusal && <ErrorNote error={refusal} />}
      {refusal === undefined && wallet !== 'untouched' && (
        <View id="unpaid-reason" className="note">
          {unpaidReason(wallet)}
        </View>
      )}
      <PayButton id="pay-button" text={`微信支付 ${yuan(order.payableFen)}`} onTap={() => void pay()} />
      <View className="due-until small">{time(order.expiresAt).slice(6)} 前有效</View>
    </View>
  );
}
