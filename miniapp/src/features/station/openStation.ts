import Taro from '@tarojs/taro';

export function openStation(stationId: string): void {
  void Taro.navigateTo({ url: `/pages/refuel/index?stationId=${stationId}` });
}

export function openStationList(): void {
  void Taro.navigateTo({ url: '/pages/stations/index' });
}
