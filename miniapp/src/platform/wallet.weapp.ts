import Taro from '@tarojs/taro';
import type { WalletAnswer, WalletRequest } from './types';

/** The mini-program lives in WeChat. */
export async function hasWallet(): Promise<boolean> {
  return true;
}

/** Opens WeChat Pay above the page. Source: WeChat mini-program, `wx.requestPayment`. */
export function openWallet({ params }: WalletRequest): Promise<WalletAnswer> {
  const { timeStamp, nonceStr, signType, paySign } = params;
  return new Promise((resolve) => {
    void Taro.requestPayment({
      timeStamp,
      nonceStr,
      package: params.package,
      signType,
      paySign,
      success: () => resolve('ok'),
      fail: ({ errMsg }) => resolve(errMsg.includes('cancel') ? 'cancel' : 'fail'),
    });
  });
}
