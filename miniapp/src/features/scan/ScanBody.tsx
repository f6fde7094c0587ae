import { View } from '@tarojs/components';
import type { ScannedOrder } from '@jiayou/contract';
import { Close, Refund } from '@nutui/icons-react-taro';
import { Button } from '../../ui/Button';
import { time } from '../../ui/format';
import { goHome } from '../payment/leave';
import type { OrderScreen } from '../payment/orderScreen';
import { Due } from './Due';
import { ScanHead } from './ScanHead';
import { ScanPaid } from './ScanPaid';
import type { Scanning } from './useScan';

/** One page for each thing a scanned order can be, in the words of the page of an order. */
export function ScanBody({ scanning }: { readonly scanning: Scanning }) {
  const { order, screen } = scanning;
  return order && screen ? parts[screen](order, scanning) : null;
}

const parts: Record<OrderScreen, (order: ScannedOrder, scanning: Scanning) => JSX.Element> = {
  opening: (order) => <Opening order={order} />,
  confirming: (order, scanning) => <Confirming order={order} scanning={scanning} />,
  unpaid: (order, scanning) => <Due order={order} scanning={scanning} />,
  paid: (order, { wallet }) => <ScanPaid order={order} isMine={wallet === 'ok' || wallet === 'unknown'} />,
  closed: (order) => <Closed order={order} />,
  refunded: (order) => <Refunded order={order} />,
};

function Opening({ order }: { readonly order: ScannedOrder }) {
  return (
    <View id="scan-opening">
      <ScanHead order={order} headline="正在打开微信支付" mark={<View className="spinner spinner-large" />} />
    </View>
  );
}

/** Nobody knows yet. It resolves by itself; asking for the payment again answers the same payment, so nobody pays twice. */
function Confirming({ order, scanning: { wallet, pay } }: { order: ScannedOrder; scanning: Scanning }) {
  return (
    <View id="scan-confirming">
      <ScanHead
        order={order}
        headline="正在向微信确认，请勿重复支付"
        mark={<View className="spinner spinner-large" />}
        text="结果会自动出现，通常只要几秒；收银台也会看到。"
      />
      {wallet === 'unknown' && (
        <Button id="continue-button" tone="soft" onTap={() => void pay()}>
          微信没有打开？继续支付
        </Button>
      )}
    </View>
  );
}

function Closed({ order }: { readonly order: ScannedOrder }) {
  return (
    <View id="scan-closed">
      <ScanHead
        order={order}
        headline="付款码已失效"
        mark={<Off icon={<Close className="icon" />} />}
        text={`收银台已取消这笔收款，或已过 ${clock(order)} 的付款时间。请让收银员重新出码；如果微信已扣款，会自动原路退回。`}
      />
      <Home />
    </View>
  );
}

function Refunded({ order }: { readonly order: ScannedOrder }) {
  return (
    <View id="scan-refunded">
      <ScanHead
        order={order}
        headline="已退款"
        mark={<Off icon={<Refund className="icon" />} />}
        text="已原路退回，到账时间以付款的钱包为准。"
      />
      <Home />
    </View>
  );
}

function Off({ icon }: { readonly icon: JSX.Element }) {
  return <View className="badge badge-off">{icon}</View>;
}

function Home() {
  return (
    <Button id="done-button" tone="soft" onTap={goHome}>
      去首页
    </Button>
  );
}

function clock({ expiresAt }: ScannedOrder): string {
  return time(expiresAt).slice(6);
}
