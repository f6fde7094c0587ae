import type { Fen, ShiftSummary } from '@jiayou/contract';
import { useState } from 'react';
import { callTill } from '../../api';
import { AmountField, AmountPad } from '../../ui/AmountPad';
import { Dialog } from '../../ui/Dialog';
import { FormError } from '../../ui/FormError';
import { fenOfYuan, yuanOfFen } from '../../ui/typedAmount';
import { useSubmit } from '../../ui/useSubmit';

interface FloatDialogProps {
  readonly floatFen: Fen;
  readonly onSaved: (summary: ShiftSummary) => void;
  readonly onClose: () => void;
}

/** How much lay in the drawer when the shift began. */
export function FloatDialog({ floatFen, onSaved, onClose }: FloatDialogProps) {
  const [text, setText] = useState(floatFen > 0 ? yuanOfFen(floatFen) : '');
  const typedFen = fenOfYuan(text);
  const { busy, words, submit } = useSubmit(
    async () => callTill('POST /till/shift/float', { body: { floatFen: typedFen ?? floatFen } }),
    onSaved,
  );
  return (
    <Dialog title="备用金" testId="float-dialog" onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (typedFen !== undefined) submit();
        }}
      >
        <AmountField label="上班时钱箱里的现金" testId="float" value={text} isTyping autoFocus onChange={setText} />
        <AmountPad value={text} onChange={setText} />
        <FormError words={words} />
        <div className="row-end">
          <button type="button" className="button" onClick={onClose}>
            返回
          </button>
          <button
            type="submit"
            className="button primary"
            data-testid="save-float"
            disabled={busy || typedFen === undefined}
          >
            保存
          </button>
        </div>
      </form>
    </Dialog>
  );
}
