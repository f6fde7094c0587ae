import { useSession } from './features/duty/useSession';
import { BoardScreen } from './screens/BoardScreen';
import { OpenShiftScreen } from './screens/OpenShiftScreen';
import { SignInScreen } from './screens/SignInScreen';
import { readLater } from './ui/readLater';
import { UnreachableScreen } from './screens/UnreachableScreen';

const ActivateScreen = readLater(async () =>
  import('./screens/ActivateScreen').then((loaded) => loaded.ActivateScreen),
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
        <SignInScreen
          identity={session.identity}
          onSignedIn={({ resumed, ...onDuty }) => setSession({ at: 'opening', onDuty, resumed })}
        />
      );
    case 'opening': {
      const { onDuty, resumed } = session;
      return <OpenShiftScreen onDuty={onDuty} resumed={resumed} onOpen={() => setSession({ at: 'board', onDuty })} />;
    }
    case 'board':
      return <BoardScreen onDuty={session.onDuty} onSignedOut={check} />;
  }
}
