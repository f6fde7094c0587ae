import type { TillIdentity } from '@jiayou/contract';
import { useState } from 'react';
import { NewPasswordForm } from '../features/duty/NewPasswordForm';
import { SignInForm, type Proof, type SignedIn } from '../features/duty/SignInForm';

interface SignInScreenProps {
  readonly identity: TillIdentity;
  readonly onSignedIn: (answer: SignedIn) => void;
}

export function SignInScreen({ identity, onSignedIn }: SignInScreenProps) {
  const [oneTime, setOneTime] = useState<Proof>();
  return (
    <main className="gate" data-testid="sign-in-screen">
      <header className="gate-head">
        <p className="gate-brand">
          {identity.station.name} · {identity.till.name}
        </p>
        <h1>{oneTime === undefined ? '登录上班' : '先改成自己的密码'}</h1>
      </header>
      {oneTime === undefined ? (
        <SignInForm onSignedIn={onSignedIn} onOneTime={setOneTime} />
      ) : (
        <NewPasswordForm proof={oneTime} onBack={() => setOneTime(undefined)} onSignedIn={onSignedIn} />
      )}
    </main>
  );
}
