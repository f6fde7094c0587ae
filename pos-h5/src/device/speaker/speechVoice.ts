import { VoiceLocked, type Voice } from './voice';

// An engine that died must not silence the orders after this one.
const GIVE_UP_MS = 12_000;

/** The browser's own Chinese voice, or `undefined` where it has none (Android WebView has no speech at all). */
export function speechVoice(): Voice | undefined {
  const chinese = chineseVoice();
  if (chinese === undefined) return undefined;
  return { kind: 'speech', say: async (text, volume) => speak(utterance(text, volume, chinese)) };
}

/** Voices are loaded late by some browsers: told when they are there. */
export function whenVoicesChange(listener: () => void): void {
  globalThis.speechSynthesis?.addEventListener?.('voiceschanged', listener);
}

function chineseVoice(): SpeechSynthesisVoice | undefined {
  const voices = globalThis.speechSynthesis?.getVoices() ?? [];
  const mandarin = voices.filter((voice) => /^(zh[-_]CN|cmn)/i.test(voice.lang));
  // A voice on the device speaks without a network.
  return mandarin.find((voice) => voice.localService) ?? mandarin[0];
}

function utterance(text: string, volume: number, voice: SpeechSynthesisVoice): SpeechSynthesisUtterance {
  const said = new SpeechSynthesisUtterance(text);
  said.lang = 'zh-CN';
  said.volume = volume;
  said.rate = 1;
  try {
    said.voice = voice;
  } catch {
    // A voice that vanished meanwhile: the language alone chooses.
  }
  return said;
}

async function speak(said: SpeechSynthesisUtterance): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, GIVE_UP_MS);
    // As properties: bridges that bring speech into a WebView call these and dispatch no event.
    // oxlint-disable-next-line unicorn/prefer-add-event-listener
    said.onend = () => finish(resolve);
    // oxlint-disable-next-line unicorn/prefer-add-event-listener
    said.onerror = (event) => finish(() => (isLocked(event) ? reject(new VoiceLocked()) : resolve()));
    globalThis.speechSynthesis.speak(said);
    function finish(then: () => void): void {
      clearTimeout(timer);
      then();
    }
  });
}

function isLocked(event: SpeechSynthesisErrorEvent): boolean {
  return event.error === 'not-allowed';
}
