import { decoded } from '../scan/decoded';

const mostLetters = 300;
const nozzlePath = /^\/n\/([\w-]{1,20})\/([1-9]\d?)(?=\/?(?:[?#]|$))/;

/** What is printed at a nozzle. */
interface NozzleCode {
  readonly stationCode: string;
  readonly nozzleNo: string;
}

/**
 * The nozzle whose code was scanned: WeChat opens the mini-program for an ordinary link in a QR code and puts the whole of it,
 * encoded, into `q`. Undefined for an address that is none of ours.
 * @param site where our addresses begin, without a slash at the end
 */
export function nozzleCodeOf(q: string, site: string): NozzleCode | undefined {
  const address = q.length > mostLetters ? undefined : decoded(q);
  if (address?.startsWith(site) !== true) return undefined;
  const [, stationCode, nozzleNo] = nozzlePath.exec(address.slice(site.length)) ?? [];
  return stationCode === undefined || nozzleNo === undefined ? undefined : { stationCode, nozzleNo };
}
