import type { Fen, ShiftSummary } from '@jiayou/contract';
import { useState } from 'react';
import { callTill } from '../../api';
import { yuanText } from '../../money';
import { AmountField, AmountPad } from '../../ui/AmountPad';
import { Dialog } from '../../ui/Dialog';
import { FormError } from '../../ui/FormError';
import { fenOfYuan, yuanOfFen } from '../../ui/typedAmount';
import { useSubmit } from '../../ui/useSubmit';

interface FloatFieldProps {
  readonly floatFen: Fen;
  readonly onSaved: (summary: ShiftSummary) => void;
}

/** 备用金: what lay in the drawer when the shift began. */
export function FloatField({ floatFen, onSaved }: FloatFieldProps) {
  const [asks, setAsks] = useState(false);
  return (
    <section className={`check${floatFen > 0 ? ' done' : ''}`} data-testid="float-check" data-float-fen={floatFen}>
      <div>
        <h2>备用金</h2>
        <p>{floatFen > 0 ? yuanText(floatFen) : '钱箱里先放了多少现金？没有就不用填'}</p>
      </div>
      <button type="button" className="button big" data-testid="set-float" onClick={() => setAsks(true)}>
        {floatFen > 0 ? '更改' : '填写'}
      </button>
      {asks && (
        <FloatDialog
          floatFen={floatFen}
          onClose={() => setAsks(false)}
          onSaved={(summary) => {
            setAsks(false);
            onSaved(summary);
          }}
        />
      )}
    </section>
  );
}

function FloatDialog({ floatFen, onSaved, onClose }: FloatFieldProps & { readonly onClose: () => void }) {
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
