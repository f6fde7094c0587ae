import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { orderIdOf } from '../../brands';
import { OrderBody } from '../../features/payment/OrderBody';
import { stageOf } from '../../features/payment/orderScreen';
import { useOrder } from '../../features/payment/useOrder';
import { Bones } from '../../ui/Bones';
import { ErrorNote } from '../../ui/ErrorNote';

export default function OrderPage() {
  const { orderId, wallet } = useRouter().params;
  const following = useOrder(orderIdOf(orderId), stageOf(wallet));
  const { order, error, look } = following;
  return (
    <View className="page">
      {order && <OrderBody following={following} />}
      {error && <ErrorNote error={error} onRetry={() => void look()} />}
      {order === undefined && error === undefined && <Bones />}
    </View>
  );
}
