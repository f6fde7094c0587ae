import Taro from '@tarojs/taro';

/** Full light and no sleep, so that a scanner can read the screen. Answers what puts both back. */
export async function brighten(): Promise<() => void> {
  const { value } = await Taro.getScreenBrightness();
  await Promise.all([Taro.setScreenBrightness({ value: 1 }), Taro.setKeepScreenOn({ keepScreenOn: true })]);
  return () => {
    void Taro.setScreenBrightness({ value });
    void Taro.setKeepScreenOn({ keepScreenOn: false });
  };
}
