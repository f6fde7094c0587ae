import { hasAudio, pause, runningAudio } from './audio';
import { readClipFile, type ClipFile } from './clipFile';
import { cutSentence, joinPieces } from './sentence';
import type { Voice } from './voice';

interface ClipVoiceParts {
  readonly fetchClips: () => Promise<ArrayBuffer>;
  /** Says what the clips cannot. */
  readonly fallback: Voice;
  readonly nowMs: () => number;
}

// A file that could not be had is asked for again, not with every sentence.
const AGAIN_AFTER_MS = 30_000;

/**
 * Looks for the voice of the shipped clips: `undefined` where there is no audio, or no clips came.
 * They are fetched with the first sentence, once. A text with an unknown piece goes to the fallback whole.
 */
export function clipVoiceFinder({ fetchClips, fallback, nowMs }: ClipVoiceParts): () => Voice | undefined {
  let clips: Promise<ClipFile | undefined> | undefined;
  let failedAtMs = -Infinity;
  const voice: Voice = { kind: 'clips', say };
  return () => (hasAudio() && nowMs() - failedAtMs > AGAIN_AFTER_MS ? voice : undefined);

  async function say(text: string, volume: number): Promise<void> {
    // Before anything is awaited: some browsers unlock the sound only inside the tap.
    const audio = await runningAudio();
    clips ??= fetchClips().then(readClipFile).catch(giveUp);
    const file = await clips;
    const pieces = file === undefined ? undefined : cutSentence(text, file.knows);
    if (file === undefined || pieces === undefined) return fallback.say(text, volume);
    await play(audio, { sound: joinPieces(pieces, file), rateHz: file.rateHz, volume });
  }

  function giveUp(): undefined {
    clips = undefined;
    failedAtMs = nowMs();
  }
}

async function play(audio: AudioContext, what: { sound: Float32Array; rateHz: number; volume: number }): Promise<void> {
  const { sound, rateHz, volume } = what;
  if (sound.length === 0) return;
  const buffer = audio.createBuffer(1, sound.length, rateHz);
  buffer.getChannelData(0).set(sound);
  const source = audio.createBufferSource();
  const gain = audio.createGain();
  source.buffer = buffer;
  gain.gain.value = volume;
  source.connect(gain).connect(audio.destination);
  const ended = new Promise((resolve) => source.addEventListener('ended', resolve));
  source.start();
  // An output that fell asleep ends nothing: the orders after this one must be heard.
  await Promise.race([ended, pause(buffer.duration * 1000 + 2000)]);
}
