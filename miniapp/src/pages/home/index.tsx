import { View } from '@tarojs/components';
import { AskPlace } from '../../features/location/AskPlace';
import { HomeBody } from '../../features/station/HomeBody';
import { useHome } from '../../features/station/useHome';
import { Bones } from '../../ui/Bones';
import { ErrorNote } from '../../ui/ErrorNote';

export default function HomePage() {
  const { where, allow, chooseByHand, changeSettings, home } = useHome();
  const isWaiting = home.value === undefined && home.error === undefined;
  return (
    <View className="page">
      {home.error && <ErrorNote error={home.error} onRetry={home.again} />}
      <AskPlace where={where} onAllow={allow} onByHand={chooseByHand} onSettings={changeSettings} />
      {home.value && <HomeBody home={home.value} />}
      {isWaiting && <Bones />}
    </View>
  );
}
