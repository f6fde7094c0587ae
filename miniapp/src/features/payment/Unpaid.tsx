import { View } from '@tarojs/components';
import { Warning } from '@nutui/icons-react-taro';
import type { DriverOrder } from '@jiayou/contract';
import { Button, PayButton } from '../../ui/Button';
import { ErrorNote } from '../../ui/ErrorNote';
import { time, yuan } from '../../ui/format';
import { Bought } from './Bought';
import { unpaidReason } from './orderScreen';
import type { Following } from './useOrder';

interface UnpaidProps {
  readonly order: DriverOrder;
  readonly following: Following;
}

/** Refused, cancelled or never started: nothing was paid, and the driver decides. */
export function Unpaid({ order, following: { wallet, refusal, pay, cancel } }: UnpaidProps) {
  return (
    <View id="order-unpaid">
      <View className="centre">
        <View className="badge badge-attention">
          <Warning className="icon" />
        </View>
        <View className="headline">还没有付款</View>
        <View className="order-amount">{yuan(order.payableFen)}</View>
        {refusal === undefined && (
          <View id="unpaid-reason" className="quiet">
            {unpaidReason(wallet)}
          </View>
        )}
      </View>
      {refusal && <ErrorNote error={refusal} />}
      <Bought order={order} />
      <PayButton id="continue-button" text={`继续支付 ${yuan(order.payableFen)}`} onTap={() => void pay()} />
      <Button id="cancel-button" tone="plain" onTap={() => void cancel()}>
        取消订单
      </Button>
      <View className="centre small">{time(order.expiresAt).slice(6)} 前有效，过时自动关闭</View>
    </View>
  );
}
