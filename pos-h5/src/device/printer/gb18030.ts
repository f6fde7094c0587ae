/**
 * Text to GB18030 bytes. Browsers only decode it, so the table is made once by decoding every code:
 * a few milliseconds instead of half a megabyte of tables in the bundle.
 */
export function encodeGb18030(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const character of text) bytes.push(...bytesOf(character));
  return Uint8Array.from(bytes);
}

const FIRST_SUPPLEMENTARY = 0x10000;
// GB18030-2005, 5.2: four-byte codes count in steps of 12600, 1260, 10, 1 from 81 30 81 30; planes 1–16 start at 90 30 81 30.
const SUPPLEMENTARY_POINTER = 189_000;
const BMP_FOUR_BYTE_POINTERS = 39_420;

let twoByteCodes: ReadonlyMap<string, number> | undefined;
let fourByteCodes: ReadonlyMap<string, number> | undefined;

function bytesOf(character: string): readonly number[] {
  const point = character.codePointAt(0) ?? 0;
  if (point < 0x80) return [point];
  if (point >= FIRST_SUPPLEMENTARY) return fourBytes(point - FIRST_SUPPLEMENTARY + SUPPLEMENTARY_POINTER);
  twoByteCodes ??= readTwoByteCodes();
  const code = twoByteCodes.get(character);
  if (code !== undefined) return [code >> 8, code & 0xff];
  fourByteCodes ??= readFourByteCodes();
  const pointer = fourByteCodes.get(character);
  return pointer === undefined ? [0x3f] : fourBytes(pointer);
}

function readTwoByteCodes(): ReadonlyMap<string, number> {
  const codes: number[] = [];
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) if (trail !== 0x7f) codes.push((lead << 8) | trail);
  }
  return decodeAll(codes, (code) => [code >> 8, code & 0xff]);
}

function readFourByteCodes(): ReadonlyMap<string, number> {
  const pointers = Array.from({ length: BMP_FOUR_BYTE_POINTERS }, (_, pointer) => pointer);
  return decodeAll(pointers, fourBytes);
}

/** Every code is followed by a line feed, so that one without a character cannot shift the rest. */
function decodeAll(
  codes: readonly number[],
  toBytes: (code: number) => readonly number[],
): ReadonlyMap<string, number> {
  const bytes = Uint8Array.from(codes.flatMap((code) => [...toBytes(code), 0x0a]));
  const characters = new TextDecoder('gb18030').decode(bytes).split('\n');
  const known = new Map<string, number>();
  codes.forEach((code, index) => {
    const character = characters[index];
    if (character !== undefined && character !== '\uFFFD' && !known.has(character)) known.set(character, code);
  });
  return known;
}

function fourBytes(pointer: number): readonly number[] {
  return [
    0x81 + Math.floor(pointer / 12_600),
    0x30 + (Math.floor(pointer / 1260) % 10),
    0x81 + (Math.floor(pointer / 10) % 126),
    0x30 + (pointer % 10),
  ];
}
