import { decoded } from '../scan/decoded';

const mostLetters = 300;
const nozzlePath = /^\/n\/[\w-]{1,20}\/[1-9]\d?(?=\/?(?:[?#]|$))/;
const nozzlePage = /#(\/pages\/refuel\/index\?stationId=[0-9a-f-]{36}(?:&nozzleNo=[1-9]\d?)?)$/;

/**
 * The address of the nozzle whose code was scanned: WeChat opens the mini-program for an ordinary link in a QR code and puts
 * the whole of it, encoded, into `q`. Undefined for an address that is none of ours.
 * @param site where our addresses begin, without a slash at the end
 */
export function nozzleAddressOf(q: string, site: string): string | undefined {
  const address = q.length > mostLetters ? undefined : decoded(q);
  if (address?.startsWith(site) !== true) return undefined;
  const path = nozzlePath.exec(address.slice(site.length))?.[0];
  return path && site + path;
}

/** Our page in the place a nozzle's address leads to; undefined when the server knows no such station. */
export function nozzlePageOf(place: string | undefined): string | undefined {
  return nozzlePage.exec(place ?? '')?.[1];
}
