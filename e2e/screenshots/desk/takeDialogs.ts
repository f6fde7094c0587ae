import type { PersonAtDesk } from '../../actors/personAtDesk';
import { lookAtDesk, type DeskLens } from './lookAtDesk';
import { byId, FIRST_ROW, takeOpenings, type Opening } from './openings';
import type { Examples } from './walkDesk';

/** What the administrator can open: dialogs, drawers and menus, and the lists when nothing is found. */
export async function takeDialogs(lens: DeskLens, admin: PersonAtDesk, examples: Examples): Promise<void> {
  await takeOpenings(lens, admin, [
    ...LISTS.flatMap((list) => nothingFound(list)),
    ...REPORTS,
    ...membersOf(`/members/${examples['memberId']}`),
    ...STAFF,
    ...SYSTEM,
  ]);
  await takeErasing(lens, admin, `/members/${examples['memberId']}`);
}

/** The second question comes when the first is answered. */
async function takeErasing(lens: DeskLens, { page, see, tap, go }: PersonAtDesk, at: string): Promise<void> {
  await go(at);
  await tap('erase-member');
  await see('why').fill('顾客本人来电要求删除');
  await tap('yes');
  await see('erase-word').waitFor();
  await lookAtDesk(lens, page, 'member-erase-again');
}

const LISTS = ['orders', 'members', 'stations', 'staff', 'audit'];

const nothingFound = (list: string): Opening[] => [
  { picture: `${list}-nothing-found`, at: `/${list}?q=没有这样的`, taps: [], shows: byId('clear-search') },
];

const REPORTS: readonly Opening[] = [
  ...['grade', 'tender', 'station', 'shift', 'cashier'].map((by) => ({
    picture: `reports-by-${by}`,
    at: `/reports?by=${by}`,
    taps: [],
    shows: byId('report-chart'),
  })),
  { picture: 'reports-export', at: '/reports', taps: [byId('export')], shows: '.ant-dropdown-menu' },
  {
    picture: 'reports-exported',
    at: '/reports',
    taps: [byId('export'), '.ant-dropdown-menu-item >> nth=0'],
    shows: byId('download'),
  },
];

const membersOf = (at: string): Opening[] => [
  { picture: 'member-unmask', at, taps: [byId('unmask')], shows: byId('why') },
  { picture: 'member-export', at, taps: [byId('export-member')], shows: byId('why') },
  { picture: 'member-erase', at, taps: [byId('erase-member')], shows: byId('why') },
];

const STAFF: readonly Opening[] = [
  { picture: 'staff-new', at: '/staff', taps: [byId('create-staff')], shows: '#person-no' },
  { picture: 'staff-edit', at: '/staff?q=1009', taps: [FIRST_ROW], shows: byId('yes') },
  { picture: 'staff-reset', at: '/staff', taps: [byId('reset-1009')], shows: byId('yes') },
  {
    picture: 'staff-one-time',
    at: '/staff',
    taps: [byId('reset-1009'), byId('yes')],
    shows: byId('one-time-password'),
  },
  { picture: 'staff-disable', at: '/staff', taps: [byId('enable-1009')], shows: byId('yes') },
  { picture: 'staff-sign-ins', at: '/staff', taps: [byId('sessions-0102')], shows: byId('sessions') },
  {
    picture: 'staff-end-sign-in',
    at: '/staff',
    taps: [byId('sessions-0102'), byId('end-session')],
    shows: byId('yes'),
  },
  {
    picture: 'staff-reset-totp',
    at: '/staff',
    taps: [byId('sessions-0102'), byId('reset-totp')],
    shows: byId('yes'),
  },
];

const SYSTEM: readonly Opening[] = [
  { picture: 'account-totp', at: '/account', taps: [byId('totp-task')], shows: '#totp-password' },
  { picture: 'orders-columns', at: '/orders', taps: [byId('columns')], shows: byId('column-choice') },
];
