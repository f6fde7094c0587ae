/** Spoken pieces of Chinese, made by `npm run voice` (tools/voice). */
export interface ClipFile {
  readonly rateHz: number;
  readonly knows: (text: string) => boolean;
  /** The piece as sound, −1 to 1; a text it does not know is silence of no length. */
  readonly samplesOf: (text: string) => Float32Array;
}

interface Header {
  readonly rateHz: number;
  /** Where a clip begins in the data, in bytes, and how many samples it has. */
  readonly clips: Readonly<Record<string, readonly [number, number]>>;
}

const LENGTH_BYTES = 4;

/** Reads uint32 LE length, that many bytes of JSON, then 4-bit samples. Throws on anything else. */
export function readClipFile(file: ArrayBuffer): ClipFile {
  const headerBytes = new DataView(file).getUint32(0, true);
  const text = new TextDecoder().decode(new Uint8Array(file, LENGTH_BYTES, headerBytes));
  const { rateHz, clips } = JSON.parse(text) as Header;
  const data = new Uint8Array(file, LENGTH_BYTES + headerBytes);
  return {
    rateHz,
    knows: (piece) => Object.prototype.hasOwnProperty.call(clips, piece),
    samplesOf(piece) {
      const [offset, samples] = clips[piece] ?? [0, 0];
      return unpack(data.subarray(offset), samples);
    },
  };
}

// The other half of `pack` in tools/voice/makeClips.mjs: sign and three bits of a step that follows the sound.
function unpack(data: Uint8Array, samples: number): Float32Array {
  const sound = new Float32Array(samples);
  let guess = 0;
  let stepIndex = 0;
  for (let index = 0; index < samples; index += 1) {
    const code = ((data[index >> 1] ?? 0) >> (index % 2 === 0 ? 0 : 4)) & 15;
    const size = code & 7;
    const move = Math.floor(((size + 0.5) * Math.round(7 * 1.1 ** stepIndex)) / 4);
    guess = within(guess + (code > 7 ? -move : move), -32_768, 32_767);
    stepIndex = within(stepIndex + (size < 4 ? -1 : (size - 3) * 2), 0, 88);
    sound[index] = guess / 32_768;
  }
  return sound;
}

function within(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
