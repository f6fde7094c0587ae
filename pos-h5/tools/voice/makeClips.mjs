// Makes public/voice/mandarin.clips again: every piece of vocabulary.json, spoken by eSpeak NG (GPL-3.0-or-later, an
// npm package used here only; what it speaks is free of it) and packed into one small file.
//   npm run voice -w pos-h5
// The file: uint32 LE length of the header; the header, JSON {rateHz, clips: {text: [offsetBytes, samples]}}; then the
// clips, 4 bits a sample (see src/device/speaker/clipFile.ts for how they are read).
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import speak from 'espeak-ng';

const WORDS_PER_MINUTE = 185;
const SPOKEN_HZ = 22_050;
const KEPT_HZ = SPOKEN_HZ / 2;
const WAV_HEADER_BYTES = 44;
/** Of the loudest sample of a clip; below it is silence. */
const SILENCE = 0.02;
const FADE_SAMPLES = Math.round(0.006 * KEPT_HZ);
const LOUDNESS_RMS = 0.2;
const PEAK = 0.95;

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const { pieces, said } = JSON.parse(readFileSync(here('vocabulary.json'), 'utf8'));

const clips = {};
const packed = [];
let offset = 0;
for (const text of pieces) {
  const samples = evenLoudness(trimmed(halved(await spoken(said[text] ?? text))));
  const bytes = pack(samples);
  clips[text] = [offset, samples.length];
  offset += bytes.length;
  packed.push(bytes);
}
const header = Buffer.from(JSON.stringify({ rateHz: KEPT_HZ, clips }));
const length = Buffer.alloc(4);
length.writeUInt32LE(header.length);
const file = Buffer.concat([length, header, ...packed]);
writeFileSync(here('../../public/voice/mandarin.clips'), file);
console.log(`${packed.length} clips, ${((offset * 2) / KEPT_HZ).toFixed(1)} s, ${file.length} bytes`);

async function spoken(text) {
  const options = ['-v', 'cmn', '-s', String(WORDS_PER_MINUTE), '-w', 'said.wav', text];
  const wav = (await speak({ arguments: options })).FS.readFile('said.wav');
  const view = new DataView(wav.buffer, wav.byteOffset, wav.byteLength);
  if (view.getUint32(24, true) !== SPOKEN_HZ) throw new Error('eSpeak NG spoke at another rate');
  return Float32Array.from({ length: (wav.length - WAV_HEADER_BYTES) >> 1 }, (_, index) => {
    return view.getInt16(WAV_HEADER_BYTES + index * 2, true) / 32_768;
  });
}

/** Half the rate, after a windowed-sinc low pass: without it hisses fold into the voice. */
function halved(samples) {
  const reach = 24;
  const filter = Array.from({ length: reach * 2 + 1 }, (_, index) => {
    const x = (index - reach) * 0.47;
    const sinc = x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    return 0.47 * sinc * (0.54 + 0.46 * Math.cos((Math.PI * (index - reach)) / reach));
  });
  return Float32Array.from({ length: samples.length >> 1 }, (_, index) => {
    return filter.reduce((sum, weight, tap) => sum + weight * (samples[index * 2 + tap - reach] ?? 0), 0);
  });
}

/** Without the silence around it, the edges faded: clips are joined without a gap. */
function trimmed(samples) {
  const floor = SILENCE * samples.reduce((loudest, sample) => Math.max(loudest, Math.abs(sample)), 0);
  const from = samples.findIndex((sample) => Math.abs(sample) > floor);
  const to = samples.findLastIndex((sample) => Math.abs(sample) > floor) + 1;
  if (from < 0) throw new Error('a clip is silent');
  const clip = samples.slice(Math.max(from - FADE_SAMPLES, 0), to + FADE_SAMPLES);
  return clip.map(
    (sample, index) => sample * Math.min(1, index / FADE_SAMPLES, (clip.length - 1 - index) / FADE_SAMPLES),
  );
}

function evenLoudness(samples) {
  const rms = Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
  const peak = samples.reduce((loudest, sample) => Math.max(loudest, Math.abs(sample)), 0);
  const gain = Math.min(LOUDNESS_RMS / rms, PEAK / peak);
  return samples.map((sample) => sample * gain);
}

/** Adaptive differences, 4 bits each: sign and three bits of the step, which grows and shrinks by what was needed. */
function pack(samples) {
  const bytes = new Uint8Array((samples.length + 1) >> 1);
  let guess = 0;
  let stepIndex = 0;
  samples.forEach((sample, index) => {
    const step = Math.round(7 * 1.1 ** stepIndex);
    const off = Math.round(sample * 32_767) - guess;
    const size = Math.min(7, Math.floor((Math.abs(off) / step) * 4));
    const code = (off < 0 ? 8 : 0) | size;
    guess = clamp(guess + (off < 0 ? -1 : 1) * Math.floor(((size + 0.5) * step) / 4), -32_768, 32_767);
    stepIndex = clamp(stepIndex + (size < 4 ? -1 : (size - 3) * 2), 0, 88);
    bytes[index >> 1] |= index % 2 === 0 ? code : code << 4;
  });
  return bytes;
}

function clamp(value, low, high) {
  return Math.min(Math.max(value, low), high);
}
