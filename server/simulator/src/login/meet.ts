import { openidOf } from '../ids';
import type { World } from '../world';

/** Makes the person's openid in this app known to the platform, and tells it. */
export function meet(world: World, appid: string, user: string): string {
  const openid = openidOf(appid, user);
  if (!world.store.people.has(openid)) {
    world.store.save({ kind: 'person', value: { openid, appid, user } });
  }
  return openid;
}
