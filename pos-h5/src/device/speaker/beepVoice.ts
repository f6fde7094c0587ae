import { VoiceLocked, type Voice } from './voice';

const TONES_HZ = [880, 1320] as const;
const TONE_S = 0.16;

let audio: AudioContext | undefined;

/** Two tones instead of words, where there is no Chinese voice: heard, and the board says what. */
export const beepVoice: Voice = { kind: 'beep', say: async (_text, volume) => beep(volume) };

async function beep(volume: number): Promise<void> {
  if (globalThis.AudioContext === undefined) return;
  audio ??= new AudioContext();
  // `resume` waits for ever when no tap came: look at the state instead.
  void audio.resume();
  await pause(50);
  if (audio.state !== 'running') throw new VoiceLocked();
  TONES_HZ.forEach((hertz, index) => tone(audio, hertz, { volume, afterS: index * TONE_S }));
  await pause(TONES_HZ.length * TONE_S * 1000 + 100);
}

function tone(context: AudioContext | undefined, hertz: number, how: { volume: number; afterS: number }): void {
  if (context === undefined) return;
  const oscillator = context.createOscillator();
  const gain = context.createGain();
  oscillator.frequency.value = hertz;
  gain.gain.value = how.volume;
  oscillator.connect(gain).connect(context.destination);
  oscillator.start(context.currentTime + how.afterS);
  oscillator.stop(context.currentTime + how.afterS + TONE_S);
}

async function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
