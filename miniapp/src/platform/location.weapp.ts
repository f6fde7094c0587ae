import Taro from '@tarojs/taro';
import type { Located } from './types';

/** Asks the system, which asks the person the first time. WeChat shows its own privacy page before it when one is due. */
export async function locate(): Promise<Located> {
  try {
    const { latitude, longitude } = await Taro.getLocation({ type: 'gcj02' });
    return { kind: 'known', latitude, longitude };
  } catch (error) {
    return { kind: /auth|deny|denied|privacy/i.test(messageOf(error)) ? 'denied' : 'unavailable' };
  }
}

/** After a no the system does not ask again: only its settings page can change it. */
export async function openLocationSettings(): Promise<void> {
  await Taro.openSetting();
}

function messageOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'errMsg' in error ? String(error.errMsg) : String(error);
}
