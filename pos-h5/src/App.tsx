import { useSession } from './features/duty/useSession';
import { BoardScreen } from './screens/BoardScreen';
import { readLater } from './ui/readLater';
import { UnreachableScreen } from './screens/UnreachableScreen';

const ActivateScreen = readLater(async () =>
  import('./screens/ActivateScreen').then((loaded) => loaded.ActivateScreen),
);

const SignInScreen = readLater(async () => import('./screens/SignInScreen').then((loaded) => loaded.SignInScreen));
const OpenShiftScreen = readLater(async () =>
  import('./screens/OpenShiftScreen').then((loaded) => loaded.OpenShiftScreen),
);

export function App() {
  const { session, setSession, check } = useSession();
  switch (session.at) {
    case 'checking':
      return <main className="gate narrow" aria-busy="true" />;
    case 'unreachable':
      return <UnreachableScreen words={session.words} onRetry={check} />;
    case 'activation':
      return (
        <ActivateScreen.Show
          words={session.words}
          onActivated={(identity) => setSession({ at: 'sign-in', identity })}
        />
      );
    case 'sign-in':
      return (
        <SignInScreen.Show
          identity={session.identity}
          onSignedIn={({ resumed, ...onDuty }) => setSession({ at: 'opening', onDuty, resumed })}
        />
      );
    case 'opening': {
      const { onDuty, resumed } = session;
      return (
        <OpenShiftScreen.Show onDuty={onDuty} resumed={resumed} onOpen={() => setSession({ at: 'board', onDuty })} />
      );
    }
    case 'board':
      return <BoardScreen onDuty={session.onDuty} onSignedOut={check} />;
  }
}
