import { Button, Input } from 'antd';
import { useState, type FormEvent } from 'react';
import { errorOf } from '../../api';
import { mayChange, passwordProblem } from '../../features/session/newPassword';
import { useChangePassword } from '../../features/session/useAccount';
import { RefusedLine } from '../../ui/Refused';

const EMPTY = { password: '', newPassword: '', again: '' };
type Field = keyof typeof EMPTY;

/** @param oneTime the old one came from somebody else, once */
export function PasswordForm({
  oneTime = false,
  onChanged,
}: {
  readonly oneTime?: boolean;
  readonly onChanged: () => void;
}) {
  const [typed, setTyped] = useState(EMPTY);
  const work = useChangePassword();
  const { password, newPassword, again } = typed;
  const ready = mayChange(password, newPassword, again);
  const problem = passwordProblem(newPassword, again);
  const fieldOf = (field: Field) => ({
    type: 'password',
    maxLength: 100,
    value: typed[field],
    onChange: ({ target }: { readonly target: { readonly value: string } }) =>
      setTyped({ ...typed, [field]: target.value }),
  });
  function submit(event: FormEvent): void {
    event.preventDefault();
    if (!ready || work.isPending) return;
    work.mutate({ password, newPassword }, { onSuccess: () => (setTyped(EMPTY), onChanged()) });
  }
  return (
    <form className="sign-in" onSubmit={submit} data-testid="password-form">
      <label htmlFor="old-password">{oneTime ? '一次性密码' : '现在的密码'}</label>
      <Input id="old-password" autoFocus={oneTime} autoComplete="current-password" {...fieldOf('password')} />
      <label htmlFor="new-password">新密码（至少 8 位）</label>
      <Input id="new-password" autoComplete="new-password" {...fieldOf('newPassword')} />
      <label htmlFor="new-password-again">再输一次新密码</label>
      <Input id="new-password-again" autoComplete="new-password" {...fieldOf('again')} />
      {problem !== undefined && (
        <p className="refused-line" role="alert">
          {problem}
        </p>
      )}
      {work.error && <RefusedLine error={errorOf(work.error)} />}
      <Button type="primary" htmlType="submit" disabled={!ready} loading={work.isPending} data-testid="change-password">
        修改密码
      </Button>
    </form>
  );
}
