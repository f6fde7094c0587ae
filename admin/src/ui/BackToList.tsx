import { Link } from 'react-router';
import { lastList } from '../features/list/lastLists';

const LISTS = { '/orders': '返回订单列表', '/members': '返回会员列表', '/stations': '返回油站列表' } as const;
export type ListPath = keyof typeof LISTS;

/** From one thing back to the list of all, as the person left it: same search, same page. */
export function BackToList({ path }: { readonly path: ListPath }) {
  const { search, state } = lastList(path);
  return (
    <Link to={{ pathname: path, search }} state={state} data-testid="back-to-list">
      {LISTS[path]}
    </Link>
  );
}
