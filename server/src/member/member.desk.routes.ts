import type { DeskApi } from '@jiayou/contract';
import type { Database } from '../platform/db';
import type { Handlers } from '../platform/http';
import type { Callers } from '../session';
import { eraseMember } from './eraseMember';
import { exportMember } from './exportMember';
import { addLabel, labelMember, listLabels } from './labelMember';
import { listDeskMembers } from './listDeskMembers';
import { unmaskMember } from './unmaskMember';
import { listMemberOrders, viewDeskMember } from './viewDeskMember';

export function memberDeskRoutes({ db }: { readonly db: Database }) {
  return {
    'GET /desk/members': ({ query }, _desk, { now }) => listDeskMembers(db, query, now),
    'GET /desk/members/:memberId': ({ params }) => viewDeskMember(db, params.memberId),
    'GET /desk/members/:memberId/orders': ({ params, query }) => listMemberOrders(db, { ...params, ...query }),
    'POST /desk/members/:memberId/unmask': ({ params, body }, desk, { now }) =>
      unmaskMember(db, { desk, ...params, ...body }, now),
    'POST /desk/members/:memberId/export': ({ params, body }, desk, { now }) =>
      exportMember(db, { desk, ...params, ...body }, now),
    'POST /desk/members/:memberId/erase': async ({ params, body }, desk, { now }) => {
      await eraseMember(db, { desk, memberId: params.memberId, reason: body.reason }, now);
      return {};
    },
    'GET /desk/member-labels': async () => ({ labels: await listLabels(db) }),
    'POST /desk/member-labels': ({ body }, desk, { now }) => addLabel(db, { desk, ...body }, now),
    'POST /desk/members/:memberId/labels': ({ params, body }, desk, { now }) =>
      labelMember(db, { desk, ...params, ...body }, now),
  } satisfies Partial<Handlers<DeskApi, Callers>>;
}
