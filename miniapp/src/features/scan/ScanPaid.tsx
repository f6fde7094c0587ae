import { View } from '@tarojs/components';
import type { ScannedOrder } from '@jiayou/contract';
import { Check } from '@nutui/icons-react-taro';
import { Button } from '../../ui/Button';
import { goHome } from '../payment/leave';
import { ScanHead } from './ScanHead';

interface ScanPaidProps {
  readonly order: ScannedOrder;
  /** Whether it was this phone that paid, as far as it knows; somebody else may have. */
  readonly isMine: boolean;
}

/** The server has the money's word, whoever's money it was. */
export function ScanPaid({ order, isMine }: ScanPaidProps) {
  return (
    <View id="scan-paid">
      <ScanHead
        order={order}
        headline={isMine ? '支付成功' : '这笔订单已付款'}
        mark={
          <View className="badge badge-paid">
            <Check className="icon" />
          </View>
        }
        text={isMine ? '收银台会自动收到结果，请取小票。' : '不用再付。'}
      />
      <Button id="done-button" onTap={goHome}>
        完成
      </Button>
    </View>
  );
}
