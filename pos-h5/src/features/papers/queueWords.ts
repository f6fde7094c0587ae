import type { printQueue, resolvePaper } from '../../device/printer/printQueue';
import { problemWords } from '../ticket/words';

export type QueuedPaper = ReturnType<typeof printQueue.get>[number];
export type PaperAnswer = Parameters<typeof resolvePaper>[1];

export interface QueueWords {
  readonly chip: string;
  readonly tone: 'calm' | 'busy' | 'good' | 'amber' | 'red' | 'off';
  readonly todo: string;
  readonly answers: readonly { readonly answer: PaperAnswer; readonly verb: string; readonly primary: boolean }[];
}

const AGAIN = { answer: 'again', verb: '补打', primary: false } as const;
const DROP = { answer: 'drop', verb: '不打印', primary: false } as const;
const IT_IS_OUT = { answer: 'printed', verb: '已出票', primary: true } as const;

/** How a paper of the queue stands, and what a person may say about it. */
export function queueWords({ state, problem }: QueuedPaper): QueueWords {
  switch (state) {
    case 'waiting':
      return problem === undefined
        ? { chip: '等待打印', tone: 'calm', todo: '', answers: [DROP] }
        : { chip: problemWords[problem].what, tone: 'red', todo: '打印机好了会自动打出，不用再点', answers: [DROP] };
    case 'sending':
      return { chip: '打印中', tone: 'busy', todo: '', answers: [] };
    case 'doubtful':
      return {
        chip: '可能已打印，请核对',
        tone: 'amber',
        todo: '看看打印机上有没有这张',
        answers: [IT_IS_OUT, AGAIN, DROP],
      };
    case 'done':
      return { chip: '已打印', tone: 'good', todo: '', answers: [] };
    case 'replaced':
      return { chip: '已补打', tone: 'off', todo: '', answers: [] };
    case 'dropped':
      return { chip: '不打印', tone: 'off', todo: '', answers: [] };
  }
}

/** Whether it wants a person: it waits for the printer, or nobody knows whether it came. */
export function wantsPerson({ state, problem }: QueuedPaper): boolean {
  return state === 'doubtful' || (state === 'waiting' && problem !== undefined);
}
