import { App } from 'antd';
import { errorOf } from '../../api';
import { reachOf, roleName } from '../../features/session/roles';
import { SessionList } from '../../features/session/SessionList';
import { useEndOwnSessions, useOwnSessions } from '../../features/session/useAccount';
import { useIdentity } from '../../features/session/useSession';
import { Bones } from '../../ui/Bones';
import { PageHead } from '../../ui/PageHead';
import { Refused, RefusedLine } from '../../ui/Refused';
import { PasswordForm } from './PasswordForm';
import { TotpCard } from './TotpCard';

/** 我的账号: password, second factor, where one is signed in. */
export function AccountScreen() {
  const { message } = App.useApp();
  const identity = useIdentity();
  const { name, staffNo } = identity.staff;
  return (
    <>
      <PageHead title="我的账号" note={`${name}（${staffNo}） · ${roleName(identity)} · ${reachOf(identity)}`} />
      <div className="cards">
        <section className="card">
          <h2>密码</h2>
          <PasswordForm onChanged={() => void message.success('密码已修改，其他地方的登录都已退出')} />
        </section>
        {identity.rights.includes('account.totp') && <TotpCard />}
        <OwnSessions />
      </div>
    </>
  );
}

function OwnSessions() {
  const { data, error, refetch } = useOwnSessions();
  const ending = useEndOwnSessions();
  return (
    <section className="card">
      <h2>登录的地方</h2>
      {error && <Refused error={errorOf(error)} onRetry={() => void refetch()} />}
      {!data && !error && <Bones rows={3} />}
      {data && <SessionList sessions={data.sessions} busy={ending.isPending} onEnd={(id) => ending.mutate(id)} />}
      {ending.error && <RefusedLine error={errorOf(ending.error)} />}
    </section>
  );
}
