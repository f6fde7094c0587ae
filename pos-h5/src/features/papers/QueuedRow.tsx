import { useState } from 'react';
import { resolvePaper } from '../../device/printer/printQueue';
import { stationTime } from '../../time';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { InsistNote } from '../../ui/InsistNote';
import type { Insisting } from '../../ui/insistAloud';
import { useStore } from '../../ui/useStore';
import { doubtfulPapers } from './doubtfulPapers';
import { queueWords, type PaperAnswer, type QueuedPaper } from './queueWords';

const questions = {
  again: { title: '补打这张？', verb: '补打', what: '会再出一张，票面写「补打」。' },
  drop: { title: '不打印这张？', verb: '不打印', what: '确认后不再出票，也不再提醒。' },
} as const;
const LOGGED = '会再出一张，票面写「补打」和第几次，并记入日志。';

/** One paper that is not a ticket: how it stands and what to say about it. A second paper and no paper are asked about once. */
export function QueuedRow({ paper }: { readonly paper: QueuedPaper }) {
  const { id, title, state, queuedAtMs, reprintNo, origin } = paper;
  const [asks, setAsks] = useState<'again' | 'drop'>();
  const asking = useStore(doubtfulPapers.asked).get(id) ?? { is: 'idle' };
  const again = (): void => void doubtfulPapers.again(id);
  const say = (answer: PaperAnswer): void =>
    answer === 'again' && origin !== undefined ? again() : resolvePaper(id, answer);
  const { chip, tone, todo } = queueWords(paper);
  return (
    <li className={`queued ${tone}`} data-testid="queued" data-paper-id={id} data-state={state}>
      <div className="queued-what">
        <b>{title}</b>
        <span className="soft">
          {stationTime(new Date(queuedAtMs).toISOString())}
          {reprintNo > 0 && ` · 补打 ${reprintNo} 次`}
        </span>
      </div>
      <span className={`chip ${tone}`} data-testid="queued-state">
        {chip}
      </span>
      {todo !== '' && <p className="queued-todo">{todo}</p>}
      <Answers
        paper={paper}
        asking={asking.is}
        onSay={(answer) => (answer === 'printed' ? say(answer) : setAsks(answer))}
      />
      {state === 'doubtful' && <InsistNote state={asking} onAgain={again} />}
      {asks !== undefined && (
        <ConfirmDialog
          title={questions[asks].title}
          verb={questions[asks].verb}
          onCancel={() => setAsks(undefined)}
          onConfirm={() => {
            setAsks(undefined);
            say(asks);
          }}
        >
          <p>{title}</p>
          <p>{asks === 'again' && origin !== undefined ? LOGGED : questions[asks].what}</p>
        </ConfirmDialog>
      )}
    </li>
  );
}

interface AnswersProps {
  readonly paper: QueuedPaper;
  /** How asking the server for a further paper stands: nothing else is said meanwhile, and without an answer only the same again. */
  readonly asking: Insisting['is'];
  readonly onSay: (answer: PaperAnswer) => void;
}

function Answers({ paper, asking, onSay }: AnswersProps) {
  const answers = queueWords(paper).answers.filter(({ answer }) => answer !== 'again' || asking !== 'unsure');
  if (answers.length === 0) return null;
  return (
    <div className="queued-answers">
      {answers.map(({ answer, verb, primary }) => (
        <button
          key={answer}
          type="button"
          className={`button${primary ? ' primary' : ''}`}
          data-testid={`queued-${answer}`}
          aria-label={`${verb} ${paper.title}`}
          disabled={asking === 'busy'}
          onClick={() => onSay(answer)}
        >
          {verb}
        </button>
      ))}
    </div>
  );
}
