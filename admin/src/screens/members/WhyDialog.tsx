import { Input } from 'antd';
import { useState } from 'react';
import { Ask } from '../../ui/Ask';

const FEWEST_LETTERS = 2;
const MOST_LETTERS = 100;

interface WhyDialogProps {
  readonly id: string;
  readonly title: string;
  readonly verb: string;
  readonly words: string;
  readonly dangerous?: boolean;
  readonly work: { readonly isPending: boolean; readonly error: unknown };
  readonly onYes: (reason: string) => void;
  readonly onNo: () => void;
}

/** Asks why before somebody's data are touched; the reason is kept. */
export function WhyDialog({ words, work, onYes, ...ask }: WhyDialogProps) {
  const [reason, setReason] = useState('');
  const ready = reason.trim().length >= FEWEST_LETTERS;
  const yes = (): void => {
    if (ready && !work.isPending) onYes(reason.trim());
  };
  return (
    <Ask {...ask} ready={ready} work={work} onYes={yes}>
      <p>{words}</p>
      <label htmlFor="why">原因（必填，记入操作日志）</label>
      <Input
        id="why"
        autoFocus
        maxLength={MOST_LETTERS}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
        onPressEnter={yes}
        data-testid="why"
      />
    </Ask>
  );
}
