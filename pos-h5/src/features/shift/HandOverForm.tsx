import type { ShiftSummary } from '@jiayou/contract';
import { useState } from 'react';
import { callTill } from '../../api';
import { FormError } from '../../ui/FormError';
import { useSubmit } from '../../ui/useSubmit';

interface HandOverFormProps {
  readonly onHandedOver: (summary: ShiftSummary) => void;
  readonly onCancel: () => void;
}

/** 站长移交: the master signs with staff number and password and says why; the payments leave this shift. */
export function HandOverForm({ onHandedOver, onCancel }: HandOverFormProps) {
  const [typed, setTyped] = useState({ staffNo: '', password: '', reason: '' });
  const body = { staffNo: typed.staffNo.trim(), password: typed.password, reason: typed.reason.trim() };
  const { busy, words, submit } = useSubmit(async () => callTill('POST /till/shift/hand-over', { body }), onHandedOver);
  const isReady = body.staffNo !== '' && body.password !== '' && body.reason.length >= 2;
  const type = (name: keyof typeof typed, max: number) => ({
    value: typed[name],
    maxLength: max,
    autoComplete: 'off',
    onChange: (event: { target: { value: string } }) => setTyped({ ...typed, [name]: event.target.value }),
  });
  return (
    <form
      className="form hand-over"
      data-testid="hand-over-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) submit();
      }}
    >
      <p>移交后，这些收款不再算本班；收到款时记入处理它的班次。请站长本人输入。</p>
      <label className="field">
        <span>站长工号</span>
        <input data-testid="master-no" autoFocus {...type('staffNo', 20)} />
      </label>
      <label className="field">
        <span>站长密码</span>
        <input data-testid="master-password" type="password" {...type('password', 100)} />
      </label>
      <label className="field">
        <span>移交原因</span>
        <input data-testid="hand-over-reason" {...type('reason', 200)} />
      </label>
      <FormError words={words} />
      <div className="row-end">
        <button type="button" className="button" onClick={onCancel}>
          返回
        </button>
        <button type="submit" className="button primary" data-testid="hand-over-send" disabled={busy || !isReady}>
          {busy ? '正在移交…' : '移交'}
        </button>
      </div>
    </form>
  );
}
