import { Text, View } from '@tarojs/components';
import { Check } from '@nutui/icons-react-taro';
import type { DriverOrder } from '@jiayou/contract';
import { Button } from '../../ui/Button';
import { yuan } from '../../ui/format';
import { Bought } from './Bought';
import { goHome, openRecord } from './leave';
import { type Paper, paperOf } from './paper';

interface PaidProps {
  readonly order: DriverOrder;
  readonly nowMs: number;
}

/** The server has the money's word. What is left is to tell the attendant. */
export function Paid({ order, nowMs }: PaidProps) {
  return (
    <View id="order-paid">
      <View className="centre">
        <View className="badge badge-paid">
          <Check className="icon" />
        </View>
        <View className="headline">支付成功</View>
        <View id="paid-amount" className="order-amount">
          {yuan(order.payableFen)}
        </View>
      </View>
      {order.callNo !== undefined && <Call callNo={order.callNo} />}
      <PaperState order={order} nowMs={nowMs} />
      <Bought order={order} />
      <Button id="done-button" onTap={goHome}>
        完成
      </Button>
      <Button id="record-button" tone="plain" onTap={() => openRecord(order.id)}>
        查看加油记录
      </Button>
    </View>
  );
}

function Call({ callNo }: { readonly callNo: string }) {
  return (
    <View id="call-line" className="call">
      <Text className="call-label">请告诉加油员：</Text>
      <Text id="call-number" className="call-number">
        {callNo}
      </Text>
    </View>
  );
}

function PaperState({ order, nowMs }: PaidProps) {
  return papers[paperOf(order, nowMs)](order);
}

const papers: Record<Paper, (order: DriverOrder) => JSX.Element> = {
  telling: () => (
    <View id="paper-state" className="card paper">
      <View className="spinner" />
      <Text>正在通知收银台…</Text>
    </View>
  ),
  slow: ({ callNo }) => (
    <View id="paper-state" className="note">
      <View className="paper strong">
        <View className="spinner" />
        <Text>正在通知收银台…</Text>
      </View>
      <View>
        收银台还没有回应。您的付款已经成功，请勿再付：把本页给加油员或收银员看
        {callNo === undefined ? '即可。' : `，报叫号 ${callNo} 即可加油。`}
      </View>
    </View>
  ),
  printed: () => (
    <View id="paper-state" className="card paper paper-done">
      <Check className="icon" />
      <Text>小票已在收银台打印</Text>
    </View>
  ),
  'settled-by-hand': () => (
    <View id="paper-state" className="card paper">
      收银台已处理这笔订单
    </View>
  ),
};
