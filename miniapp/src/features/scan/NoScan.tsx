import { View } from '@tarojs/components';
import { Warning } from '@nutui/icons-react-taro';

/** Opened without a token, or with half of one. */
export function NoScan() {
  return (
    <View id="scan-nothing" className="centre">
      <View className="badge badge-attention">
        <Warning className="icon" />
      </View>
      <View className="headline">没有认出付款码</View>
      <View className="quiet">请重新扫收银台上的二维码，或让收银员重新出码。</View>
    </View>
  );
}
