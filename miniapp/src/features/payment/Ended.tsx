import { View } from '@tarojs/components';
import { Close, Refund } from '@nutui/icons-react-taro';
import type { DriverOrder } from '@jiayou/contract';
import { Button } from '../../ui/Button';
import { yuan } from '../../ui/format';
import { Bought } from './Bought';
import { goHome } from './leave';

export function Closed({ order }: { readonly order: DriverOrder }) {
  return (
    <View id="order-closed">
      <View className="centre">
        <View className="badge badge-off">
          <Close className="icon" />
        </View>
        <View className="headline">订单已关闭</View>
        <View className="quiet">没有扣款。要加油请重新下单；如果微信已扣款，会自动原路退回。</View>
      </View>
      <Bought order={order} />
      <Button id="done-button" onTap={goHome}>
        重新加油
      </Button>
    </View>
  );
}

export function Refunded({ order }: { readonly order: DriverOrder }) {
  return (
    <View id="order-refunded">
      <View className="centre">
        <View className="badge badge-off">
          <Refund className="icon" />
        </View>
        <View className="headline">已退款</View>
        <View className="order-amount">{yuan(order.refundedFen)}</View>
        <View className="quiet">已原路退回您的微信，到账时间以微信为准。</View>
      </View>
      <Bought order={order} />
      <Button id="done-button" onTap={goHome}>
        回到首页
      </Button>
    </View>
  );
}
