import type { Context } from 'koa';

/** A session's token in a cookie that scripts cannot read and other sites cannot send. */
export function setSessionCookie(
  ctx: Context,
  name: string,
  session: { readonly token: string; readonly expiresAt: Date; readonly secure: boolean },
): void {
  const { token, expiresAt, secure } = session;
  // Behind our own proxy Koa does not see TLS; whether the cookie is for TLS only is configuration, not a guess.
  ctx.cookies.secure = secure;
  ctx.cookies.set(name, token, { httpOnly: true, sameSite: 'strict', path: '/api', expires: expiresAt, secure });
}

export function clearSessionCookie(ctx: Context, name: string): void {
  ctx.cookies.set(name, null, { httpOnly: true, sameSite: 'strict', path: '/api' });
}
