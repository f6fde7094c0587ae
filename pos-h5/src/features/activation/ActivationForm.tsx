import type { TillIdentity } from '@jiayou/contract';
import { useState } from 'react';
import { callTill } from '../../api';
import { FormError } from '../../ui/FormError';
import { useSubmit } from '../../ui/useSubmit';

interface ActivationFormProps {
  /** Why the till must be activated again; empty for a new one. */
  readonly reason: string;
  readonly onActivated: (identity: TillIdentity) => void;
}

/** Binds this device to its station, once. */
export function ActivationForm({ reason, onActivated }: ActivationFormProps) {
  const [code, setCode] = useState('');
  const [tillName, setTillName] = useState('1号收银台');
  const body = { code: code.trim(), tillName: tillName.trim() };
  const { busy, words, submit } = useSubmit(async () => callTill('POST /till/activate', { body }), onActivated);
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {reason !== '' && <p className="notice amber">{reason}</p>}
      <label className="field">
        <span>激活码</span>
        <input
          data-testid="activation-code"
          value={code}
          onChange={(event) => setCode(event.target.value)}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          placeholder="管理后台「油站」里生成"
        />
      </label>
      <label className="field">
        <span>收银机名称</span>
        <input
          data-testid="till-name"
          value={tillName}
          maxLength={20}
          onChange={(event) => setTillName(event.target.value)}
        />
      </label>
      <FormError words={words} />
      <button
        type="submit"
        className="button primary big"
        data-testid="activate"
        disabled={busy || body.code.length < 4 || body.tillName === ''}
      >
        {busy ? '正在激活…' : '激活这台收银机'}
      </button>
    </form>
  );
}
