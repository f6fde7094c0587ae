import type { Context } from 'koa';
import { z } from 'zod';
import { userName } from '../options';
import type { World } from '../world/world';

const COOKIE = 'phone_user';
const choice = z.object({ user: userName });

/** Whose phone this browser is: its cookie, else the simulator's setting. */
export function currentUser(world: World, ctx: Context): string {
  return chosenUser(ctx) ?? world.phone.owner;
}

/** Only what this browser chose itself. */
export function chosenUser(ctx: Context): string | undefined {
  return userName.safeParse(ctx.cookies.get(COOKIE)).data;
}

/** `POST …/user`: from now on this browser is that person's phone. */
export function chooseUser(ctx: Context): void {
  ctx.cookies.set(COOKIE, choice.parse(ctx.request.body).user, { httpOnly: true, sameSite: 'lax' });
}

/** Everybody whose phone it may be, its owner among them. */
export function knownUsers({ options: { users } }: World, owner: string): { id: string; name: string }[] {
  return users.some(({ id }) => id === owner) ? users : [{ id: owner, name: owner }, ...users];
}
