import Taro from '@tarojs/taro';
import type { Place } from './place';

/** WeChat's own map, with its way to every navigation app. */
export async function openMap(place: Place): Promise<void> {
  await Taro.openLocation({ ...place, scale: 16 });
}
