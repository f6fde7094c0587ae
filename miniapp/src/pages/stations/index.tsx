import { Input, View } from '@tarojs/components';
import { Search } from '@nutui/icons-react-taro';
import { StationRow } from '../../features/station/StationRow';
import { useStationSearch } from '../../features/station/useStationSearch';
import { Bones } from '../../ui/Bones';
import { ErrorNote } from '../../ui/ErrorNote';

export default function StationsPage() {
  const { text, setText, search, found } = useStationSearch();
  const { value: stations, error, again } = found;
  return (
    <View className="page">
      <View className="search">
        <Search className="icon" />
        <Input
          id="station-search"
          className="search-input"
          value={text}
          placeholder="油站名称或地址"
          confirmType="search"
          maxlength={40}
          onInput={(event) => setText(event.detail.value)}
        />
      </View>
      {error && <ErrorNote error={error} onRetry={again} />}
      {stations === undefined && error === undefined && <Bones />}
      {stations?.length === 0 && (
        <View className="empty">{search === '' ? '还没有油站' : `没有找到「${search}」，请换个名称或路名`}</View>
      )}
      <View id="stations">
        {stations?.map((station) => (
          <StationRow key={station.id} station={station} />
        ))}
      </View>
    </View>
  );
}
