import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { orderIdOf } from '../../brands';
import { Receipt } from '../../features/record/Receipt';
import { useRecord } from '../../features/record/useRecord';
import { Bones } from '../../ui/Bones';
import { ErrorNote } from '../../ui/ErrorNote';

export default function RecordPage() {
  const { value: order, error, again } = useRecord(orderIdOf(useRouter().params['orderId']));
  return (
    <View className="page">
      {order && <Receipt order={order} />}
      {error && <ErrorNote error={error} onRetry={again} />}
      {order === undefined && error === undefined && <Bones />}
    </View>
  );
}
