import Taro from '@tarojs/taro';

/** From the system's generator; an old WeChat without one gets bytes that are merely unlikely to repeat. */
export function randomBytes(length: number): Promise<Uint8Array> {
  return new Promise((resolve) => {
    const unlikely = () => resolve(Uint8Array.from({ length }, () => Math.floor(Math.random() * 256)));
    if (!Taro.canIUse('getRandomValues')) return unlikely();
    void Taro.getRandomValues({
      length,
      success: ({ randomValues }) => resolve(new Uint8Array(randomValues)),
      fail: unlikely,
    });
  });
}
