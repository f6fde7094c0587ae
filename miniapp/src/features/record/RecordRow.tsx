import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import type { DriverOrder } from '@jiayou/contract';
import { time, yuan } from '../../ui/format';
import { boughtLine } from '../payment/bought';
import { stateNames } from './receiptLines';

const tones: Record<DriverOrder['state'], string> = { open: 'attention', paid: 'good', closed: 'off', refunded: 'off' };

export function RecordRow({ order }: { readonly order: DriverOrder }) {
  return (
    <View id={`record-${order.id}`} className="card record-row" hoverClass="button-pressed" onClick={() => open(order)}>
      <View className="row between">
        <Text className="heading clip grow">{order.station.name}</Text>
        <Text className="record-amount">{yuan(order.payableFen)}</Text>
      </View>
      <View className="row between">
        <Text className="quiet clip grow">{boughtLine(order)}</Text>
        <Text className={`chip tone-${tones[order.state]}`}>{stateNames[order.state]}</Text>
      </View>
      <View className="small">{time(order.paidAt ?? order.createdAt)}</View>
    </View>
  );
}

/** What was begun in the car and still waits for money goes on where it stopped; at the till it goes on at the till. */
function open({ id, state, callNo }: DriverOrder): void {
  const page = state === 'open' && callNo !== undefined ? 'order' : 'record';
  void Taro.navigateTo({ url: `/pages/${page}/index?orderId=${id}` });
}
