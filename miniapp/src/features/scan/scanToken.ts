import { decoded } from './decoded';

/** The token of a till's code, from the ways a page can be opened; undefined when there is none. */
export function scanTokenOf({ token, q, scene }: Partial<Record<string, string>>): string | undefined {
  return [token, linkToken(q), decoded(scene)].find((text) => text !== undefined && tokenShape.test(text));
}

const tokenShape = /^[\w-]{16,64}$/;

/** WeChat opens the mini-program for an ordinary link in a QR code and puts the whole address, encoded, into `q`. */
function linkToken(q: string | undefined): string | undefined {
  return /\/q\/([\w-]+)\/?(?:[?#]|$)/.exec(decoded(q) ?? '')?.[1];
}
