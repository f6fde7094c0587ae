import type { ResponseOf, TillApi } from '@jiayou/contract';
import { useRef, useState } from 'react';
import { callTill } from '../../api';
import { FormError } from '../../ui/FormError';
import { Keypad } from '../../ui/Keypad';
import { useSubmit } from '../../ui/useSubmit';
import { SignInField } from './SignInField';

export type SignedIn = ResponseOf<TillApi['POST /till/sign-in']>;
type Field = 'staffNo' | 'password';

/** Staff number and password: by the keypad with gloves, by any keyboard as well. */
export function SignInForm({ onSignedIn }: { readonly onSignedIn: (answer: SignedIn) => void }) {
  const [typed, setTyped] = useState<Record<Field, string>>({ staffNo: '', password: '' });
  const [field, setField] = useState<Field>('staffNo');
  const [letters, setLetters] = useState(false);
  const passwordField = useRef<HTMLInputElement>(null);
  const body = { staffNo: typed.staffNo.trim(), password: typed.password };
  const { busy, words, submit } = useSubmit(async () => callTill('POST /till/sign-in', { body }), onSignedIn);
  const isReady = body.staffNo !== '' && body.password !== '';
  const type = (name: Field) => (value: string) => setTyped({ ...typed, [name]: value });
  const fieldOf = (name: Field) => ({
    value: typed[name],
    isTyping: field === name,
    letters,
    onFocus: () => setField(name),
    onChange: type(name),
  });
  return (
    <form
      className="sign-in"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) submit();
        else passwordField.current?.focus();
      }}
    >
      <div className="form">
        <SignInField label="工号" testId="staff-no" autoFocus {...fieldOf('staffNo')} />
        <SignInField label="密码" testId="password" type="password" inputRef={passwordField} {...fieldOf('password')} />
        <button type="button" className="button quiet" data-testid="letters" onClick={() => setLetters(!letters)}>
          {letters ? '收起系统键盘' : '密码有字母？用系统键盘'}
        </button>
        <FormError words={words} />
      </div>
      <div className="form">
        <Keypad value={typed[field]} onChange={type(field)} />
        <button type="submit" className="button primary big" data-testid="sign-in" disabled={busy}>
          {signInWords(busy, isReady)}
        </button>
      </div>
    </form>
  );
}

function signInWords(busy: boolean, isReady: boolean): string {
  if (busy) return '正在登录…';
  return isReady ? '登录上班' : '下一步';
}
