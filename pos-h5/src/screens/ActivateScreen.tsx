import type { TillIdentity } from '@jiayou/contract';
import { ActivationForm } from '../features/activation/ActivationForm';

interface ActivateScreenProps {
  readonly words: string;
  readonly onActivated: (identity: TillIdentity) => void;
}

export function ActivateScreen({ words, onActivated }: ActivateScreenProps) {
  return (
    <main className="gate narrow" data-testid="activate-screen">
      <header className="gate-head">
        <p className="gate-brand">加油收银台</p>
        <h1>激活收银机</h1>
        <p className="soft">一台收银机只属于一座油站，激活一次即可。</p>
      </header>
      <ActivationForm reason={words} onActivated={onActivated} />
    </main>
  );
}
