import { Button, Input, type InputRef } from 'antd';
import { useRef, useState, type FormEvent } from 'react';
import { ApiError, errorOf } from '../../api';
import { useSignIn } from '../../features/session/useSession';
import { RefusedLine } from '../../ui/Refused';

/** @param endedBy why the person has to sign in again, when there was a reason */
export function SignInForm({ endedBy }: { readonly endedBy: ApiError | undefined }) {
  const [staffNo, setStaffNo] = useState('');
  const [password, setPassword] = useState('');
  // Asked for once the password was right, from those who bound an app.
  const [code, setCode] = useState<string>();
  const passwordBox = useRef<InputRef>(null);
  const signIn = useSignIn();
  const refusal = signIn.error ? errorOf(signIn.error) : endedBy;
  const complete = staffNo.trim() !== '' && password !== '' && (code === undefined || code.trim().length >= 6);

  function again(thrown: unknown): void {
    const refused = errorOf(thrown).code;
    if (refused === 'staff.code_required' || refused === 'staff.wrong_code') setCode('');
    else passwordBox.current?.focus({ cursor: 'all' });
  }
  function submit(event: FormEvent): void {
    event.preventDefault();
    if (!complete || signIn.isPending) return;
    const proof = { staffNo: staffNo.trim(), password, ...(code !== undefined && { code: code.trim() }) };
    signIn.mutate(proof, { onError: again });
  }
  return (
    <form className="sign-in" onSubmit={submit} data-testid="sign-in">
      <label htmlFor="staff-no">工号</label>
      <Input
        id="staff-no"
        size="large"
        autoFocus
        autoComplete="username"
        autoCapitalize="off"
        maxLength={20}
        value={staffNo}
        onChange={({ target }) => setStaffNo(target.value)}
      />
      <label htmlFor="password">密码</label>
      <Input
        id="password"
        ref={passwordBox}
        size="large"
        type="password"
        autoComplete="current-password"
        maxLength={100}
        value={password}
        onChange={({ target }) => setPassword(target.value)}
      />
      {code !== undefined && <CodeField value={code} onChange={setCode} />}
      {refusal && !isNextStep(refusal) && <RefusedLine error={forTheDesk(refusal)} />}
      <Submit ready={complete} busy={signIn.isPending} />
    </form>
  );
}

function CodeField({ value, onChange }: { readonly value: string; readonly onChange: (code: string) => void }) {
  return (
    <>
      <label htmlFor="code">验证器上的 6 位数字，或一个恢复码</label>
      <Input
        id="code"
        size="large"
        autoFocus
        autoComplete="one-time-code"
        maxLength={20}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </>
  );
}

function Submit({ ready, busy }: { readonly ready: boolean; readonly busy: boolean }) {
  return (
    <Button type="primary" size="large" block htmlType="submit" disabled={!ready} loading={busy} data-testid="submit">
      登录
    </Button>
  );
}

/** The password was right: a box for the code appears, and nothing went wrong. */
const isNextStep = ({ code }: ApiError): boolean => code === 'staff.code_required';

/**
 * What says too little here: a right password of somebody who has no work at the desk, and a session that may have ended before its
 * time, when an administrator or the person elsewhere ended it.
 */
const AT_THE_DESK: Readonly<Partial<Record<ApiError['code'], string>>> = {
  'session.forbidden': '您的账号只能在收银台登录，不能进入管理后台',
  'session.expired': '您已退出：登录到期，或在别处被退出。请重新登录',
};

function forTheDesk(error: ApiError): ApiError {
  const words = AT_THE_DESK[error.code];
  return words === undefined ? error : new ApiError(error.code, words, error.requestId);
}
