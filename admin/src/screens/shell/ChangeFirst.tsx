import type { DeskIdentity } from '@jiayou/contract';
import { Button } from 'antd';
import { useEffect } from 'react';
import { useSignOut } from '../../features/session/useSession';
import { Brand } from '../../ui/Brand';
import { PasswordForm } from '../account/PasswordForm';

/** All that somebody with a one-time password sees. */
export function ChangeFirst({ identity }: { readonly identity: DeskIdentity }) {
  const signOut = useSignOut();
  useEffect(() => {
    document.title = '修改密码 · 加油管理后台';
  }, []);
  return (
    <main className="gate">
      <div className="gate-card" data-testid="change-first">
        <Brand />
        <h1>先改成自己的密码</h1>
        <p>{identity.staff.name}，您用的是一次性密码。改好后就能使用后台。</p>
        {/* The session is read again and the desk opens by itself. */}
        <PasswordForm oneTime onChanged={() => undefined} />
        <p className="gate-note">
          <Button type="link" size="small" onClick={() => signOut.mutate()}>
            退出登录
          </Button>
        </p>
      </div>
    </main>
  );
}
