import type { Page } from 'playwright-core';

/** Between two keys, in seconds. */
const gapS = 0.005;

/**
 * A scanner gun: types what it read into whatever has the focus, faster than a finger, and ends with Enter. The keys are handed
 * over without waiting for each other and say themselves when they were pressed, as a keyboard's do.
 */
export async function scan(page: Page, text: string): Promise<void> {
  const keyboard = await page.context().newCDPSession(page);
  const keys = Array.from(text, (key) => ({ key, text: key }));
  const enter = { key: 'Enter', text: '\r', code: 'Enter', windowsVirtualKeyCode: 13 };
  const beganAt = Date.now() / 1000;
  const pressed = [...keys, enter].flatMap((key, nth) => {
    const timestamp = beganAt + nth * gapS;
    return [
      keyboard.send('Input.dispatchKeyEvent', { type: 'keyDown', timestamp, ...key }),
      keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', timestamp, key: key.key }),
    ];
  });
  await Promise.all(pressed);
  await keyboard.detach();
}
