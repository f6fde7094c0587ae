import type { TillMember } from '@jiayou/contract';
import { useState } from 'react';
import { Dialog } from '../../ui/Dialog';
import { FormError } from '../../ui/FormError';
import { changeBasket } from './basketStore';
import { attachMember } from './till';

/** The way to a member; nothing while one is attached. */
export function MemberButton() {
  const [asks, setAsks] = useState(false);
  return (
    <>
      <button type="button" className="button member-open" data-testid="member-open" onClick={() => setAsks(true)}>
        ＋会员
      </button>
      {asks && <MemberDialog onClose={() => setAsks(false)} />}
    </>
  );
}

/** The member this sale is for: masked, to be taken off again. */
export function MemberLine({ member }: { readonly member: TillMember }) {
  return (
    <div className="member" data-testid="member">
      <p>
        会员 <b>{member.name}</b> {[member.phoneMasked, ...member.platesMasked].filter(Boolean).join(' · ')}
      </p>
      <button
        type="button"
        className="button"
        data-testid="member-remove"
        onClick={() => changeBasket((basket) => ({ ...basket, member: undefined }))}
      >
        移除
      </button>
    </div>
  );
}

function MemberDialog({ onClose }: { readonly onClose: () => void }) {
  const [text, setText] = useState('');
  const [words, setWords] = useState('');
  const [busy, setBusy] = useState(false);
  const find = async (): Promise<void> => {
    const typed = text.trim();
    if (typed.length < 4) return setWords('请输入完整的手机号、车牌，或扫会员码');
    setBusy(true);
    const refusal = await attachMember(typed);
    setBusy(false);
    if (refusal === undefined) onClose();
    else setWords(refusal);
  };
  return (
    <Dialog title="找会员" testId="member-dialog" onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) void find();
        }}
      >
        <label className="field">
          <span>扫会员码，或输入手机号、车牌</span>
          {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog was opened to type here */}
          <input
            autoFocus
            data-testid="member-text"
            value={text}
            maxLength={40}
            autoComplete="off"
            onChange={(event) => setText(event.target.value)}
          />
        </label>
        <FormError words={words} />
        <div className="row-end">
          <button type="button" className="button" data-testid="member-close" onClick={onClose}>
            返回
          </button>
          <button type="submit" className="button primary" data-testid="member-find" disabled={busy}>
            查找
          </button>
        </div>
      </form>
    </Dialog>
  );
}
