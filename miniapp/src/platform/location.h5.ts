import { toGcj02 } from './gcj02';
import type { Located } from './types';

/** The browser says WGS-84; every map and station in China is GCJ-02. */
export function locate(): Promise<Located> {
  return new Promise((resolve) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({ kind: 'known', ...toGcj02(coords) }),
      (error) => resolve({ kind: error.code === error.PERMISSION_DENIED ? 'denied' : 'unavailable' }),
      { enableHighAccuracy: true, timeout: 8000, maximumAge: 15_000 },
    );
  });
}

/** Browsers have no page for it to open; asking again is all there is. */
export async function openLocationSettings(): Promise<void> {
  await locate();
}
