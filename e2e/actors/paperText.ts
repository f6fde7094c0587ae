import { decode, encode } from 'iconv-lite';

// What a printer obeys and does not print: initialise, Chinese mode, bold, size, cut.
// oxlint-disable-next-line no-control-regex
const commands = /\x1b@|\x1c[&.]|\x1b[EMt][\0-\xff]|\x1d![\0-\xff]|\x1dV(?:[AB][\0-\xff]|[\0\x01])/g;

// Without Chinese mode (FS &, ended by FS .) a printer takes the bytes for single letters.
// oxlint-disable-next-line no-control-regex
const garbled = /\x1c\.[^\x1c]*[\x81-\xfe]/;

/** The text of a job of ESC/POS bytes in GB18030, without the feed before the cut. What is not known stays visible. */
export function paperText(bytes: Buffer): string {
  const job = bytes.toString('latin1');
  if (garbled.test(job)) throw new Error('Chinese is printed outside Chinese mode');
  // No byte of a Chinese character is a control byte: the commands can be taken out before decoding.
  return decode(Buffer.from(job.replaceAll(commands, ''), 'latin1'), 'gb18030').trimEnd();
}

/** Two texts at the edges of 58 mm paper: 32 columns, a Chinese character takes two; what is too long stands below. */
export function edgeToEdge(left: string, right: string): string {
  const free = 32 - encode(left + right, 'gb18030').length;
  return free > 0 ? left + ' '.repeat(free) + right : `${left}\n${right.padStart(32)}`;
}
