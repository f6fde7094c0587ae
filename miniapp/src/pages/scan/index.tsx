import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { stageOf } from '../../features/payment/orderScreen';
import { NoScan } from '../../features/scan/NoScan';
import { ScanBody } from '../../features/scan/ScanBody';
import { scanTokenOf } from '../../features/scan/scanToken';
import { useScan } from '../../features/scan/useScan';
import { Bones } from '../../ui/Bones';
import { ErrorNote } from '../../ui/ErrorNote';

export default function ScanPage() {
  const { params } = useRouter();
  const token = scanTokenOf(params);
  return (
    <View className="page">
      {token === undefined ? <NoScan /> : <Scanned token={token} wallet={params['wallet']} />}
    </View>
  );
}

function Scanned({ token, wallet }: { readonly token: string; readonly wallet: string | undefined }) {
  const scanning = useScan(token, stageOf(wallet));
  const { order, error, look } = scanning;
  return (
    <View>
      {order && <ScanBody scanning={scanning} />}
      {error && <ErrorNote error={error} onRetry={() => void look()} />}
      {order === undefined && error === undefined && <Bones />}
    </View>
  );
}
