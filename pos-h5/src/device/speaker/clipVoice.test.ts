import { clipVoiceFinder } from './clipVoice';
import type { Voice } from './voice';

test('a machine without audio has no clips', () => {
  expect(aFinder({ fetchClips: async () => new ArrayBuffer(0) }).find()).toBeUndefined();
});

test('when the clips do not come the message is still heard, and they are looked for again later', async () => {
  const audio = anAudioOutput();
  try {
    const { find, heard, clock } = aFinder({ fetchClips: async () => Promise.reject(new Error('404')) });
    await find()?.say('三号枪', 0.7);
    expect(heard).toEqual(['三号枪 0.7']);
    expect(find()).toBeUndefined();
    clock.nowMs += 31_000;
    expect(find()?.kind).toBe('clips');
  } finally {
    audio.remove();
  }
});

function aFinder({ fetchClips }: { fetchClips: () => Promise<ArrayBuffer> }) {
  const heard: string[] = [];
  const clock = { nowMs: 0 };
  const fallback: Voice = {
    kind: 'beep',
    say: async (text, volume) => void heard.push(`${text} ${volume}`),
  };
  return { find: clipVoiceFinder({ fetchClips, fallback, nowMs: () => clock.nowMs }), heard, clock };
}

/** The browser's audio, as far as it is asked whether it may sound. */
function anAudioOutput() {
  const place = globalThis as { AudioContext?: unknown };
  place.AudioContext = class {
    readonly state = 'running';
    async resume(): Promise<void> {}
  };
  return { remove: () => delete place.AudioContext };
}
