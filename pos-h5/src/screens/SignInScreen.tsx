import type { TillIdentity } from '@jiayou/contract';
import { SignInForm, type SignedIn } from '../features/duty/SignInForm';

interface SignInScreenProps {
  readonly identity: TillIdentity;
  readonly onSignedIn: (answer: SignedIn) => void;
}

export function SignInScreen({ identity, onSignedIn }: SignInScreenProps) {
  return (
    <main className="gate" data-testid="sign-in-screen">
      <header className="gate-head">
        <p className="gate-brand">
          {identity.station.name} · {identity.till.name}
        </p>
        <h1>登录上班</h1>
      </header>
      <SignInForm onSignedIn={onSignedIn} />
    </main>
  );
}
