import { Suspense, useEffect } from 'react';
import { Link } from 'react-router';
import { useIdentity } from '../../features/session/useSession';
import type { Screen } from '../../routes';
import { Bones } from '../../ui/Bones';

/** Shows a screen to those who may see it; to others its file is not even read. The server decides again. */
export function Guarded({ screen: { right, title, Show } }: { readonly screen: Screen }) {
  const allowed = useIdentity().rights.includes(right);
  useEffect(() => {
    document.title = `${title} · 加油管理后台`;
  }, [title]);
  if (!allowed) return <NotYours />;
  return (
    <Suspense fallback={<Bones />}>
      <Show />
    </Suspense>
  );
}

function NotYours() {
  return (
    <div className="nothing" data-testid="not-yours">
      <p>您没有权限看这个页面。需要的话，请找系统管理员开通。</p>
      <Link to="/">返回今日</Link>
      <small className="code">session.forbidden</small>
    </div>
  );
}
