import { View } from '@tarojs/components';
import { Button } from '../../ui/Button';
import { goHome } from '../payment/leave';
import { RecordRow } from './RecordRow';
import type { Pages } from './useRecords';

interface RecordsProps {
  readonly pages: Pages;
  readonly isBusy: boolean;
  readonly onMore: () => void;
}

export function Records({ pages: { orders, next }, isBusy, onMore }: RecordsProps) {
  if (orders.length === 0) {
    return (
      <View>
        <View className="empty">还没有加油记录，付款后会出现在这里</View>
        <Button id="first-refuel" tone="soft" onTap={goHome}>
          去加油
        </Button>
      </View>
    );
  }
  return (
    <View>
      <View id="records">
        {orders.map((order) => (
          <RecordRow key={order.id} order={order} />
        ))}
      </View>
      {next !== undefined && (
        <Button id="records-more" tone="plain" isBusy={isBusy} onTap={onMore}>
          更早的记录
        </Button>
      )}
    </View>
  );
}
