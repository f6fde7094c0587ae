import { Text, View } from '@tarojs/components';
import { ArrowRight, QrCode } from '@nutui/icons-react-taro';
import { openMemberCode, openProfile } from './openMember';

/** The way to my code and to what the chain knows about me. */
export function MemberCard() {
  return (
    <View className="member-card">
      <View
        id="open-member-code"
        className="member-code-entry"
        hoverClass="button-pressed"
        ariaRole="button"
        onClick={openMemberCode}
      >
        <QrCode className="icon member-code-icon" />
        <View className="grow">
          <View className="heading">会员码</View>
          <View className="member-line">到店给收银员扫一扫</View>
        </View>
        <ArrowRight className="icon icon-small" />
      </View>
      <View
        id="open-profile"
        className="member-profile-entry"
        hoverClass="button-pressed"
        ariaRole="button"
        onClick={openProfile}
      >
        <Text className="grow">姓名、手机号、车牌</Text>
        <ArrowRight className="icon icon-small" />
      </View>
    </View>
  );
}
