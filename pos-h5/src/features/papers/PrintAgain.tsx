import { useState, type ReactNode } from 'react';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { InsistNote } from '../../ui/InsistNote';
import type { Insisting } from '../../ui/insistAloud';
import { PaperStanding } from './PaperStanding';

/** How a paper stands that the server must number first. */
export interface NumberedPaper {
  readonly state: Insisting;
  /** Its name in the queue, once it is there. */
  readonly paperId: string | undefined;
  readonly start: () => void;
  /** The same request once more. */
  readonly again: () => void;
}

interface PrintAgainProps {
  readonly testId: string;
  /** On the button. */
  readonly words: string;
  /** Asked before a second paper; a first one comes at once. */
  readonly question?: { readonly title: string; readonly what: ReactNode } | undefined;
  readonly paper: NumberedPaper;
}

/** 补打: asked once, numbered by the server, written down in the log. Without a number there is no paper. */
export function PrintAgain({ testId, words, question, paper }: PrintAgainProps) {
  const { state, paperId, start, again } = paper;
  const [asks, setAsks] = useState(false);
  return (
    <>
      <button
        type="button"
        className="button"
        data-testid={testId}
        disabled={state.is === 'busy'}
        onClick={() => (question === undefined ? start() : setAsks(true))}
      >
        {words}
      </button>
      <InsistNote state={state} onAgain={again} />
      <PaperStanding id={paperId} />
      {asks && question !== undefined && (
        <ConfirmDialog
          title={question.title}
          verb="补打"
          onCancel={() => setAsks(false)}
          onConfirm={() => {
            setAsks(false);
            start();
          }}
        >
          {question.what}
        </ConfirmDialog>
      )}
    </>
  );
}
