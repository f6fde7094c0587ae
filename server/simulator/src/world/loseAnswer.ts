import type { Context } from 'koa';

/** It happened, and the caller never hears of it. */
export function loseAnswer(ctx: Context): void {
  ctx.respond = false;
  ctx.req.socket.destroy();
}
