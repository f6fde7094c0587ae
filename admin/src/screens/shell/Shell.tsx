import { Navigate, Outlet, ScrollRestoration, useLocation } from 'react-router';
import { errorOf } from '../../api';
import { signInPath } from '../../features/session/returnPath';
import { useSession } from '../../features/session/useSession';
import { Refused } from '../../ui/Refused';
import { ChangeFirst } from './ChangeFirst';
import { Menu } from './Menu';

/** Everything behind the sign-in: the menu on the left, one screen on the right. */
export function Shell() {
  const { data: session, error, refetch } = useSession();
  const { pathname, search } = useLocation();
  if (session === undefined) {
    return error ? <Refused error={errorOf(error)} onRetry={() => void refetch()} /> : <main aria-busy="true" />;
  }
  if (!('identity' in session)) return <Navigate to={signInPath(pathname + search)} replace />;
  if (session.identity.mustChangePassword) return <ChangeFirst identity={session.identity} />;
  return (
    <div className="shell">
      <a className="skip" href="#screen">
        跳到内容
      </a>
      <Menu identity={session.identity} />
      {/* Another person's screens begin afresh. */}
      <main id="screen" key={session.identity.staff.id} tabIndex={-1}>
        <Outlet context={session.identity} />
      </main>
      <ScrollRestoration />
    </div>
  );
}
