import Taro from '@tarojs/taro';

export function openMemberCode(): void {
  void Taro.navigateTo({ url: '/pages/member-code/index' });
}

export function openProfile(): void {
  void Taro.navigateTo({ url: '/pages/profile/index' });
}
