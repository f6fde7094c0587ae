import { View } from '@tarojs/components';
import { Button } from '../../ui/Button';
import type { Where } from './position';

interface AskPlaceProps {
  readonly onAllow: () => void;
  readonly onByHand: () => void;
  readonly onSettings: () => void;
}

/** Asks for the position with the reason, or says why there is none; choosing by hand is always there. */
export function AskPlace({ where, ...answers }: AskPlaceProps & { readonly where: Where }) {
  return parts[where.kind](answers);
}

const parts: Record<Where['kind'], (answers: AskPlaceProps) => JSX.Element | null> = {
  known: () => null,
  locating: () => null,
  unasked: (answers) => <Consent {...answers} />,
  'by-hand': (answers) => <ByHand {...answers} />,
  denied: (answers) => <Denied {...answers} />,
  unavailable: (answers) => <Unavailable {...answers} />,
};

function Consent({ onAllow, onByHand }: AskPlaceProps) {
  return (
    <View id="location-consent" className="card">
      <View className="heading">找到您所在的油站</View>
      <View className="quiet">
        需要使用您的位置：只用来查找附近油站，并在付款前核对您是否在站内。我们不保存您的位置。
      </View>
      <View className="ask-buttons">
        <Button id="allow-location" onTap={onAllow}>
          同意并使用位置
        </Button>
        <Button id="choose-by-hand" tone="plain" onTap={onByHand}>
          不用，手动选择油站
        </Button>
      </View>
    </View>
  );
}

function ByHand({ onAllow }: AskPlaceProps) {
  return (
    <View className="card row between ask-line">
      <View className="grow quiet">开启定位，打开就是您所在的油站</View>
      <Button id="allow-location" tone="soft" onTap={onAllow}>
        使用位置
      </Button>
    </View>
  );
}

function Denied({ onSettings }: AskPlaceProps) {
  return (
    <View id="location-denied" className="card">
      <View className="heading">没有位置权限</View>
      <View className="quiet">您仍可手动选择油站；想自动找到油站，请在设置里允许使用位置。</View>
      <View className="ask-buttons">
        <Button id="location-settings" tone="soft" onTap={onSettings}>
          去设置
        </Button>
      </View>
    </View>
  );
}

function Unavailable({ onAllow }: AskPlaceProps) {
  return (
    <View id="location-unavailable" className="card">
      <View className="heading">暂时定位不到您</View>
      <View className="quiet">可能信号不好。请重试，或在下面手动选择油站。</View>
      <View className="ask-buttons">
        <Button id="allow-location" tone="soft" onTap={onAllow}>
          重新定位
        </Button>
      </View>
    </View>
  );
}
