import Taro from '@tarojs/taro';

export function goHome(): void {
  void Taro.switchTab({ url: '/pages/home/index' });
}

export function openRecord(orderId: string): void {
  void Taro.redirectTo({ url: `/pages/record/index?orderId=${orderId}` });
}
