import type { DeskIdentity } from '@jiayou/contract';
import { App, Button } from 'antd';
import { NavLink } from 'react-router';
import { reachOf, roleName } from '../../features/session/roles';
import { useSignOut } from '../../features/session/useSession';
import { menuFor } from '../../routes';
import { Brand } from '../../ui/Brand';
import { Icon } from '../../ui/Icon';

export function Menu({ identity }: { readonly identity: DeskIdentity }) {
  return (
    <aside className="side">
      <Brand />
      <nav aria-label="菜单" data-testid="menu">
        {menuFor(identity.rights).map(({ area, screens }) => (
          <section key={area.id}>
            <h2>{area.title}</h2>
            {screens.map(({ path, title, icon }) => (
              <NavLink key={path} to={path} end={path === '/'} data-testid={`menu-${path.slice(1) || 'today'}`}>
                <Icon name={icon} />
                {title}
              </NavLink>
            ))}
          </section>
        ))}
      </nav>
      <Person identity={identity} />
    </aside>
  );
}

function Person({ identity }: { readonly identity: DeskIdentity }) {
  const { message } = App.useApp();
  const signOut = useSignOut();
  const leave = (): void =>
    signOut.mutate(undefined, { onError: () => void message.error('还没有退出成功，请检查网络后再试一次') });
  return (
    <div className="person" data-testid="person">
      <div>
        <strong>{identity.staff.name}</strong>
        <span>{roleName(identity)}</span>
        <span>{reachOf(identity)}</span>
      </div>
      <NavLink to="/account" className="own-account" data-testid="menu-account">
        <Icon name="account" />
        我的账号
      </NavLink>
      <Button
        type="text"
        icon={<Icon name="leave" />}
        loading={signOut.isPending}
        onClick={leave}
        data-testid="sign-out"
      >
        退出登录
      </Button>
    </div>
  );
}
