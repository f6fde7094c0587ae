import type { DeskRefund } from '@jiayou/contract';
import { App, Input } from 'antd';
import { useState } from 'react';
import { consequence } from '../../features/refunds/refundWords';
import { useDecide } from '../../features/refunds/useRefunds';
import { Ask } from '../../ui/Ask';
import { yuan } from '../../ui/money';

const MOST_LETTERS = 200;

interface DecideDialogProps {
  readonly refund: DeskRefund;
  readonly approve: boolean;
  readonly onDone: () => void;
}

/** Asks once, in words with the amount; Enter confirms, Esc goes back. */
export function DecideDialog({ refund, approve, onDone }: DecideDialogProps) {
  const { message } = App.useApp();
  const [note, setNote] = useState('');
  const work = useDecide();
  const amount = yuan(refund.amountFen);
  const ready = approve || note.trim() !== '';
  const decide = (): void => {
    if (!ready || work.isPending) return;
    const said = approve ? `已同意退款 ${amount}` : `没有同意退款 ${amount}`;
    work.mutate(
      { refundNo: refund.refundNo, approve, note: note.trim() },
      { onSuccess: () => (void message.success(`${said}，收银台已收到`), onDone()) },
    );
  };
  return (
    <Ask
      id="decide-dialog"
      title={approve ? `同意退款 ${amount}？` : `不同意退款 ${amount}？`}
      verb={approve ? `同意退款 ${amount}` : '不同意退款'}
      dangerous={!approve}
      ready={ready}
      work={work}
      onYes={decide}
      onNo={onDone}
    >
      <p>{approve ? consequence(refund) : '申请会结束，钱不退。收银员会看到您写的原因，可以再次申请。'}</p>
      <label htmlFor="decide-note">{approve ? '备注（可不填，收银员看得到）' : '原因（必填，收银员看得到）'}</label>
      <Input
        id="decide-note"
        autoFocus
        maxLength={MOST_LETTERS}
        value={note}
        onChange={({ target }) => setNote(target.value)}
        onPressEnter={decide}
        data-testid="decide-note"
      />
    </Ask>
  );
}
