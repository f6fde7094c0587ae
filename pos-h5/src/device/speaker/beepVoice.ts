import { hasAudio, pause, runningAudio } from './audio';
import type { Voice } from './voice';

const TONES_HZ = [880, 1320] as const;
const TONE_S = 0.16;

/** Two tones instead of words, where nothing can say them: heard, and the board says what. */
export const beepVoice: Voice = { kind: 'beep', say: async (_text, volume) => beep(volume) };

async function beep(volume: number): Promise<void> {
  if (!hasAudio()) return;
  const audio = await runningAudio();
  TONES_HZ.forEach((hertz, index) => tone(audio, hertz, { volume, afterS: index * TONE_S }));
  await pause(TONES_HZ.length * TONE_S * 1000 + 100);
}

function tone(audio: AudioContext, hertz: number, how: { volume: number; afterS: number }): void {
  const oscillator = audio.createOscillator();
  const gain = audio.createGain();
  oscillator.frequency.value = hertz;
  gain.gain.value = how.volume;
  oscillator.connect(gain).connect(audio.destination);
  oscillator.start(audio.currentTime + how.afterS);
  oscillator.stop(audio.currentTime + how.afterS + TONE_S);
}
