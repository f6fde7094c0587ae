import { createStore, type Store } from '../store';
import { VoiceLocked, type Voice } from './voice';

interface SpeakerState {
  /** `locked`: the browser wants a tap first. */
  readonly sound: 'locked' | 'on' | 'muted';
  readonly voice: Voice['kind'];
  /** 0 to 1 */
  readonly volume: number;
  /** Messages that wait for the tap. */
  readonly waiting: number;
}

export interface Speaker {
  readonly state: Store<SpeakerState>;
  /** Says it after what is being said; while locked it is kept for the tap. */
  readonly say: (text: string) => void;
  /** Must be called from a tap. Says `test`, then what waited. Resolves when the test was heard or refused. */
  readonly turnOn: (test: string) => Promise<void>;
  readonly setMuted: (muted: boolean) => void;
  readonly setVolume: (volume: number) => void;
  /** The voice may have come or gone. */
  readonly lookForVoice: () => void;
}

interface SpeakerParts {
  /** The best voice there is now. */
  readonly bestVoice: () => Voice;
  readonly nowMs: () => number;
  readonly volume: number;
}

// Older news than this would only confuse who hears it.
const STALE_AFTER_MS = 3 * 60_000;

/** One message at a time, in order. Muted messages are dropped; the mute is visible. */
export function createSpeaker({ bestVoice, nowMs, volume }: SpeakerParts): Speaker {
  const state = createStore<SpeakerState>({ sound: 'locked', voice: bestVoice().kind, volume, waiting: 0 });
  let wantsMuted = false;
  let queue: { readonly text: string; readonly saidAtMs: number }[] = [];
  let talking: Promise<void> | undefined;

  const lookForVoice = () => change({ voice: bestVoice().kind });
  return { state, say, turnOn, setMuted, setVolume: (next) => change({ volume: next }), lookForVoice };

  function say(text: string): void {
    if (wantsMuted) return;
    queue.push({ text, saidAtMs: nowMs() });
    change({ waiting: queue.length });
    if (state.get().sound === 'on') void talk();
  }

  async function turnOn(test: string): Promise<void> {
    lookForVoice();
    wantsMuted = false;
    queue.unshift({ text: test, saidAtMs: nowMs() });
    change({ sound: 'on', waiting: queue.length });
    await talk();
  }

  async function talk(): Promise<void> {
    talking ??= sayAll().finally(() => (talking = undefined));
    return talking;
  }

  async function sayAll(): Promise<void> {
    for (let next = queue[0]; next !== undefined && state.get().sound === 'on'; next = queue[0]) {
      if (nowMs() - next.saidAtMs <= STALE_AFTER_MS && !(await wasSaid(next.text))) return change({ sound: 'locked' });
      queue = queue.filter((one) => one !== next);
      // What was to speak may have turned out mute: the settings say who speaks now.
      change({ waiting: queue.length, voice: bestVoice().kind });
    }
  }

  /** False when the browser refused. Any other fault has been heard as well as it can be. */
  async function wasSaid(text: string): Promise<boolean> {
    try {
      await bestVoice().say(text, state.get().volume);
      return true;
    } catch (error) {
      return !(error instanceof VoiceLocked);
    }
  }

  function setMuted(next: boolean): void {
    wantsMuted = next;
    if (next) queue = [];
    change({ sound: next ? 'muted' : 'on', waiting: queue.length });
  }

  function change(next: Partial<SpeakerState>): void {
    state.set({ ...state.get(), ...next });
  }
}
