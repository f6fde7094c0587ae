import { View } from '@tarojs/components';
import { openProfile } from '../../features/member/openMember';
import { MemberCode } from '../../features/member/MemberCode';
import { useBrightScreen } from '../../features/member/useBrightScreen';
import { useMemberCode } from '../../features/member/useMemberCode';
import { Bones } from '../../ui/Bones';
import { Button } from '../../ui/Button';
import { ErrorNote } from '../../ui/ErrorNote';

export default function MemberCodePage() {
  const { code, leftMs, share, error, renew } = useMemberCode();
  useBrightScreen();
  const isWaiting = code === undefined && error === undefined;
  return (
    <View className="page">
      {error && <ErrorNote error={error} onRetry={() => void renew()} />}
      {isWaiting && <Bones />}
      {code !== undefined && (
        <View className="card code-card">
          <View className="heading">请收银员扫一扫</View>
          <View className="quiet">扫码后，这笔消费会记在您名下</View>
          <MemberCode code={code} leftMs={leftMs} share={share} />
          <View className="code-hint small">扫不出来？把屏幕调亮，平放靠近扫码器</View>
        </View>
      )}
      <Button id="open-profile" tone="plain" onTap={openProfile}>
        修改姓名、手机号、车牌
      </Button>
    </View>
  );
}
