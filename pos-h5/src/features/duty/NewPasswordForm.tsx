import { useState } from 'react';
import { callTill } from '../../api';
import { useSubmit } from '../../ui/useSubmit';
import { newPasswordProblem } from './newPasswordProblem';
import { SecretForm } from './SecretForm';
import type { Proof, SignedIn } from './SignInForm';

const FIELDS = [
  { name: 'newPassword', label: '新密码', testId: 'new-password', type: 'password' },
  { name: 'again', label: '再输一次', testId: 'new-password-again', type: 'password' },
] as const;

interface NewPasswordFormProps {
  readonly proof: Proof;
  /** Back to number and password. */
  readonly onBack: () => void;
  readonly onSignedIn: (answer: SignedIn) => void;
}

/** Whoever came with a one-time password chooses their own, and is at work with it. */
export function NewPasswordForm({ proof, onBack, onSignedIn }: NewPasswordFormProps) {
  const [typed, setTyped] = useState({ newPassword: '', again: '' });
  const [problem, setProblem] = useState('');
  const body = { ...proof, newPassword: typed.newPassword };
  const { busy, words, submit } = useSubmit(async () => callTill('POST /till/sign-in', { body }), onSignedIn);
  return (
    <SecretForm
      fields={FIELDS}
      typed={typed}
      onType={(name, value) => {
        setTyped({ ...typed, [name]: value });
        setProblem('');
      }}
      words={problem === '' ? words : problem}
      button={{ words: busy ? '正在登录…' : '保存并上班', testId: 'save-password', busy }}
      onSend={() => {
        const found = newPasswordProblem(typed.newPassword, typed.again);
        setProblem(found);
        if (found === '') submit();
      }}
    >
      <p className="soft">您用的是一次性密码。新密码至少 8 位，以后用它登录。</p>
      <button type="button" className="button quiet" data-testid="back-to-sign-in" onClick={onBack}>
        返回登录
      </button>
    </SecretForm>
  );
}
