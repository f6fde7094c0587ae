import { recall, remember } from '../storage';
import { beepVoice } from './beepVoice';
import { clipVoiceFinder } from './clipVoice';
import { createSpeaker } from './speaker';
import { speechVoice, whenVoicesChange } from './speechVoice';

const kept = (recall('speaker') ?? {}) as { volume?: unknown };
const nowMs = (): number => Date.now();
const clipVoice = clipVoiceFinder({ fetchClips, fallback: beepVoice, nowMs });

/** The one loudspeaker of this page: the browser's Chinese voice, else the shipped clips, else two tones. */
export const tillSpeaker = createSpeaker({
  bestVoice: () => speechVoice() ?? clipVoice() ?? beepVoice,
  nowMs,
  volume: typeof kept.volume === 'number' ? kept.volume : 1,
});

whenVoicesChange(() => tillSpeaker.lookForVoice());
tillSpeaker.state.subscribe(() => remember('speaker', { volume: tillSpeaker.state.get().volume }));

async function fetchClips(): Promise<ArrayBuffer> {
  const answer = await fetch('voice/mandarin.clips');
  if (!answer.ok) throw new Error(`no clips: ${answer.status}`);
  return answer.arrayBuffer();
}
