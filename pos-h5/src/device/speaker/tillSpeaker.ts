import { recall, remember } from '../storage';
import { beepVoice } from './beepVoice';
import { createSpeaker } from './speaker';
import { speechVoice, whenVoicesChange } from './speechVoice';

const kept = (recall('speaker') ?? {}) as { volume?: unknown };

/** The one loudspeaker of this page. */
export const tillSpeaker = createSpeaker({
  bestVoice: () => speechVoice() ?? beepVoice,
  nowMs: () => Date.now(),
  volume: typeof kept.volume === 'number' ? kept.volume : 1,
});

whenVoicesChange(() => tillSpeaker.lookForVoice());
tillSpeaker.state.subscribe(() => remember('speaker', { volume: tillSpeaker.state.get().volume }));
