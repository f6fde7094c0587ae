import { VoiceLocked } from './voice';

let audio: AudioContext | undefined;

export function hasAudio(): boolean {
  return globalThis.AudioContext !== undefined;
}

/** The page's one audio output, running. Rejects with {@link VoiceLocked} when no tap came. Call only with {@link hasAudio}. */
export async function runningAudio(): Promise<AudioContext> {
  audio ??= new AudioContext();
  // `resume` waits for ever when no tap came: look at the state instead.
  void audio.resume();
  await pause(50);
  if (audio.state !== 'running') throw new VoiceLocked();
  return audio;
}

export async function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
