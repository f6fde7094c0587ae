import { View } from '@tarojs/components';
import { ProfileFields } from '../../features/member/ProfileFields';
import { useProfile } from '../../features/member/useProfile';
import { Bones } from '../../ui/Bones';
import { ErrorNote } from '../../ui/ErrorNote';

export default function ProfilePage() {
  const editing = useProfile();
  const { held, form } = editing;
  return (
    <View className="page">
      {held.error && <ErrorNote error={held.error} onRetry={held.again} />}
      {form && <ProfileFields form={form} editing={editing} />}
      {form === undefined && held.error === undefined && <Bones />}
    </View>
  );
}
