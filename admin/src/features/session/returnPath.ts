/** The sign-in page's address, remembering where the person was going. */
export function signInPath(from: string): string {
  return from === '/' ? '/sign-in' : `/sign-in?to=${encodeURIComponent(from)}`;
}

/** Where to go after signing in: a place of ours, or home. An address that leads elsewhere is nobody's wish. */
export function returnPath(params: URLSearchParams): string {
  const to = params.get('to') ?? '/';
  return /^\/(?![/\\])/.test(to) && !to.startsWith('/sign-in') ? to : '/';
}
