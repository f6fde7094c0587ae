import type { ResponseOf, TillApi } from '@jiayou/contract';
import { useState } from 'react';
import { ApiError, callTill } from '../../api';
import { useSubmit } from '../../ui/useSubmit';
import { SecretForm } from './SecretForm';

export type SignedIn = ResponseOf<TillApi['POST /till/sign-in']>;

/** Who somebody says to be. */
export interface Proof {
  readonly staffNo: string;
  readonly password: string;
}

const FIELDS = [
  { name: 'staffNo', label: '工号', testId: 'staff-no' },
  { name: 'password', label: '密码', testId: 'password', type: 'password' },
] as const;

interface SignInFormProps {
  readonly onSignedIn: (answer: SignedIn) => void;
  /** The password is right and good for once only: another must be chosen first. */
  readonly onOneTime: (proof: Proof) => void;
}

/** Staff number and password. */
export function SignInForm({ onSignedIn, onOneTime }: SignInFormProps) {
  const [typed, setTyped] = useState<Proof>({ staffNo: '', password: '' });
  const proof = { staffNo: typed.staffNo.trim(), password: typed.password };
  const { busy, words, submit } = useSubmit(
    async () => signIn(proof),
    (answer) => (answer === 'one-time' ? onOneTime(proof) : onSignedIn(answer)),
  );
  const isReady = proof.staffNo !== '' && proof.password !== '';
  return (
    <SecretForm
      fields={FIELDS}
      typed={typed}
      onType={(name, value) => setTyped({ ...typed, [name]: value })}
      words={words}
      button={{ words: signInWords(busy, isReady), testId: 'sign-in', busy }}
      onSend={submit}
    />
  );
}

async function signIn(body: Proof): Promise<SignedIn | 'one-time'> {
  try {
    return await callTill('POST /till/sign-in', { body });
  } catch (error) {
    if (error instanceof ApiError && error.code === 'staff.must_change_password') return 'one-time';
    throw error;
  }
}

function signInWords(busy: boolean, isReady: boolean): string {
  if (busy) return '正在登录…';
  return isReady ? '登录上班' : '下一步';
}
