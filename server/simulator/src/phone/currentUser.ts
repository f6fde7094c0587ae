import type { Context } from 'koa';
import type { World } from '../world';

export const COOKIE = 'phone_user';
const USER = /^[\w-]{1,64}$/;

/** Whose phone this browser is: its cookie, else the simulator's setting. */
export function currentUser(world: World, ctx: Context): string {
  return chosenUser(ctx) ?? world.currentUser;
}

/** Only what this browser chose itself. */
export function chosenUser(ctx: Context): string | undefined {
  const chosen = ctx.cookies.get(COOKIE);
  return chosen !== undefined && USER.test(chosen) ? chosen : undefined;
}
