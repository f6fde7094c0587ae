import { View } from '@tarojs/components';
import type { DriverOrder } from '@jiayou/contract';
import { Button } from '../../ui/Button';
import { yuan } from '../../ui/format';
import { Bought } from './Bought';
import type { Following } from './useOrder';

export function Opening({ order }: { readonly order: DriverOrder }) {
  return (
    <View id="order-opening">
      <View className="centre">
        <View className="spinner spinner-large" />
        <View className="headline">正在打开微信支付</View>
        <View className="order-amount">{yuan(order.payableFen)}</View>
      </View>
      <Bought order={order} />
    </View>
  );
}

interface ConfirmingProps {
  readonly order: DriverOrder;
  readonly following: Following;
}

/** Nobody knows yet. It resolves by itself; asking for the payment again answers the same payment, so nobody pays twice. */
export function Confirming({ order, following: { wallet, pay } }: ConfirmingProps) {
  return (
    <View id="order-confirming">
      <View className="centre">
        <View className="spinner spinner-large" />
        <View className="headline">正在向微信确认，请勿重复支付</View>
        <View className="order-amount">{yuan(order.payableFen)}</View>
        <View className="quiet">结果会自动出现，通常只要几秒。离开本页也不影响，可在「我的」里查看。</View>
      </View>
      <Bought order={order} />
      {wallet === 'unknown' && (
        <Button id="continue-button" tone="soft" onTap={() => void pay()}>
          微信没有打开？继续支付
        </Button>
      )}
    </View>
  );
}
