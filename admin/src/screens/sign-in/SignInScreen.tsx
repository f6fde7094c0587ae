import { useEffect } from 'react';
import { Navigate, useSearchParams } from 'react-router';
import { returnPath } from '../../features/session/returnPath';
import { useSession } from '../../features/session/useSession';
import { Brand } from '../../ui/Brand';
import { SignInForm } from './SignInForm';

export function SignInScreen() {
  const { data: session } = useSession();
  const [params] = useSearchParams();
  useEffect(() => {
    document.title = '登录 · 加油管理后台';
  }, []);
  if (session && 'identity' in session) return <Navigate to={returnPath(params)} replace />;
  return (
    <main className="gate">
      <div className="gate-card">
        <Brand />
        <h1>登录</h1>
        <SignInForm endedBy={session?.endedBy} />
        <p className="gate-note">没有账号或忘记密码，请找站长或系统管理员。</p>
      </div>
    </main>
  );
}
