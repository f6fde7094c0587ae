import { View } from '@tarojs/components';
import { MemberCard } from '../../features/member/MemberCard';
import { Records } from '../../features/record/Records';
import { useRecords } from '../../features/record/useRecords';
import { Bones } from '../../ui/Bones';
import { ErrorNote } from '../../ui/ErrorNote';

export default function MinePage() {
  const { pages, error, isBusy, more, again } = useRecords();
  return (
    <View className="page">
      <MemberCard />
      <View className="list-heading heading">加油记录</View>
      {error && <ErrorNote error={error} onRetry={again} />}
      {pages && <Records pages={pages} isBusy={isBusy} onMore={more} />}
      {pages === undefined && error === undefined && <Bones />}
    </View>
  );
}
