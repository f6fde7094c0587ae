import type { Choice } from '../ticket/ticketState';
import type { Paper } from '../ticket/paperOf';
import { problemWords } from '../ticket/words';

export interface PaperWords {
  /** On the chip. */
  readonly chip: string;
  readonly tone: 'calm' | 'busy' | 'good' | 'amber' | 'red' | 'ask' | 'off';
  /** What to do, when a person must. */
  readonly todo: string;
  readonly choices: readonly { readonly choice: Choice; readonly verb: string; readonly primary: boolean }[];
}

const PRINT = { choice: 'print', verb: '打印', primary: true } as const;
const DISMISS = { choice: 'dismiss', verb: '不打印', primary: false } as const;
const REPRINT = { choice: 'reprint', verb: '补打', primary: false } as const;
const IT_IS_OUT = { choice: 'it-is-out', verb: '已出票', primary: true } as const;

const doubtWords = {
  'maybe-sent': '看看打印机上有没有这张小票',
  unsent: '刷新前还没送到打印机，多半没有出票，请看一眼',
  overdue: '这张小票很久没有确认，请看打印机上有没有',
  'second-paper': '看看打印机上有没有这张补打的小票',
} as const;

/** How the board says a paper's state, and what may be done about it. */
export function paperWords(paper: Paper): PaperWords {
  switch (paper.is) {
    case 'coming':
      return { chip: '等待', tone: 'calm', todo: '', choices: [] };
    case 'printing':
      return { chip: '打印中', tone: 'busy', todo: '', choices: [] };
    case 'elsewhere':
      return { chip: `${paper.tillName} 处理中`, tone: 'calm', todo: '', choices: [] };
    case 'reserved':
      return { chip: '收款的收银机打印', tone: 'calm', todo: '', choices: [{ ...PRINT, primary: false }] };
    case 'printed':
      return { chip: '已打印', tone: 'good', todo: '', choices: [REPRINT] };
    case 'doubtful': {
      const todo = doubtWords[paper.why];
      return { chip: '可能已打印，请核对', tone: 'amber', todo, choices: [IT_IS_OUT, REPRINT] };
    }
    case 'failed':
      return failedWords(paper);
    case 'offered':
      return { chip: '旧单，未打印', tone: 'ask', todo: '车主还要小票就打印', choices: [PRINT, DISMISS] };
    case 'dismissed':
      return { chip: '不打印', tone: 'off', todo: '', choices: [] };
  }
}

function failedWords({ problem, secondPaper }: Extract<Paper, { is: 'failed' }>): PaperWords {
  const { what, todo } = problemWords[problem];
  return {
    chip: what,
    tone: 'red',
    todo: secondPaper ? todo.replace('「打印」', '「补打」') : todo,
    choices: secondPaper ? [{ ...REPRINT, primary: true }] : [PRINT, DISMISS],
  };
}
