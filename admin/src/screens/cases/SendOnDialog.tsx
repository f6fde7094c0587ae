import { App, Input } from 'antd';
import { useState } from 'react';
import { useSendOn } from '../../features/refunds/useRefunds';
import { Ask } from '../../ui/Ask';

const FEWEST_LETTERS = 2;
const MOST_LETTERS = 200;

export function SendOnDialog({ refundNo, onDone }: { readonly refundNo: string; readonly onDone: () => void }) {
  const { message } = App.useApp();
  const [note, setNote] = useState('');
  const work = useSendOn();
  const ready = note.trim().length >= FEWEST_LETTERS;
  const send = (): void => {
    if (!ready || work.isPending) return;
    work.mutate(
      { refundNo, note: note.trim() },
      { onSuccess: () => (void message.success('渠道已受理，到账后差错会自动了结'), onDone()) },
    );
  };
  return (
    <Ask
      id="send-on-dialog"
      title="把这笔退款转到油站的商户账户？"
      verb="转商户账户"
      dangerous
      ready={ready}
      work={work}
      onYes={send}
      onNo={onDone}
    >
      <p>钱退不到顾客的账户，会回到油站自己的银行账户。之后要由油站另外把钱交给顾客。</p>
      <p className="code">{refundNo}</p>
      <label htmlFor="send-on-note">说明（必填，记入操作日志）</label>
      <Input
        id="send-on-note"
        autoFocus
        maxLength={MOST_LETTERS}
        value={note}
        onChange={({ target }) => setNote(target.value)}
        onPressEnter={send}
        data-testid="send-on-note"
      />
    </Ask>
  );
}
