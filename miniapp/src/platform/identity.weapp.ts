import Taro from '@tarojs/taro';
import type { Identity } from './types';

export const identity: Identity = {
  isSilent: () => true,
  proof: async () => ({ app: 'mini-program', code: (await Taro.login({ timeout: 8000 })).code }),
};
