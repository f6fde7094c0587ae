import type { StaffRight } from '@jiayou/contract';
import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import type { IconName } from './ui/Icon';

/** The menu by job. A place stands ready for every job; it is seen from its first screen on. */
const AREAS = [
  { id: 'business', title: '经营' },
  { id: 'orders', title: '订单' },
  { id: 'members', title: '会员' },
  { id: 'marketing', title: '营销' },
  { id: 'finance', title: '财务' },
  { id: 'stations', title: '油站' },
  { id: 'system', title: '系统' },
] as const;

type Area = (typeof AREAS)[number];

/** One screen: where it is, who may see it, and its own chunk. */
export interface Screen {
  readonly area: Area['id'];
  readonly path: string;
  readonly title: string;
  /** Without one it is not in the menu: another screen leads there. */
  readonly icon?: IconName;
  readonly right: StaffRight;
  readonly Show: LazyExoticComponent<ComponentType>;
}

export const SCREENS: readonly Screen[] = [
  {
    area: 'business',
    path: '/',
    title: '今日',
    icon: 'today',
    right: 'desk',
    Show: lazy(async () => ({ default: (await import('./screens/today/TodayScreen')).TodayScreen })),
  },
  {
    area: 'business',
    path: '/reports',
    title: '统计报表',
    icon: 'report',
    right: 'report.read',
    Show: lazy(async () => ({ default: (await import('./screens/reports/ReportsScreen')).ReportsScreen })),
  },
  {
    area: 'orders',
    path: '/orders',
    title: '订单列表',
    icon: 'order',
    right: 'order.read',
    Show: lazy(async () => ({ default: (await import('./screens/orders/OrdersScreen')).OrdersScreen })),
  },
  {
    area: 'orders',
    path: '/orders/:orderId',
    title: '订单',
    right: 'order.read',
    Show: lazy(async () => ({ default: (await import('./screens/orders/OrderScreen')).OrderScreen })),
  },
  {
    area: 'orders',
    path: '/refunds',
    title: '退款审批',
    icon: 'refund',
    right: 'refund.read',
    Show: lazy(async () => ({ default: (await import('./screens/refunds/RefundsScreen')).RefundsScreen })),
  },
  {
    area: 'orders',
    path: '/cases',
    title: '差错',
    icon: 'case',
    right: 'case.read',
    Show: lazy(async () => ({ default: (await import('./screens/cases/CasesScreen')).CasesScreen })),
  },
  {
    area: 'members',
    path: '/members',
    title: '会员列表',
    icon: 'member',
    right: 'member.read',
    Show: lazy(async () => ({ default: (await import('./screens/members/MembersScreen')).MembersScreen })),
  },
  {
    area: 'members',
    path: '/members/:memberId',
    title: '会员',
    right: 'member.read',
    Show: lazy(async () => ({ default: (await import('./screens/members/MemberScreen')).MemberScreen })),
  },
  {
    area: 'stations',
    path: '/stations',
    title: '油站列表',
    icon: 'pump',
    right: 'station.read',
    Show: lazy(async () => ({ default: (await import('./screens/stations/StationsScreen')).StationsScreen })),
  },
  {
    area: 'stations',
    path: '/stations/map',
    title: '油站地图',
    right: 'station.read',
    Show: lazy(async () => ({ default: (await import('./screens/stations/StationsMapScreen')).StationsMapScreen })),
  },
  {
    area: 'stations',
    path: '/stations/new',
    title: '新建油站',
    right: 'station.edit',
    Show: lazy(async () => ({ default: (await import('./screens/stations/NewStationScreen')).NewStationScreen })),
  },
  {
    area: 'stations',
    path: '/stations/import',
    title: '导入油站',
    right: 'station.edit',
    Show: lazy(async () => ({ default: (await import('./screens/stations/ImportScreen')).ImportScreen })),
  },
  {
    area: 'stations',
    path: '/stations/:stationId',
    title: '油站',
    right: 'station.read',
    Show: lazy(async () => ({ default: (await import('./screens/stations/StationScreen')).StationScreen })),
  },
  {
    area: 'system',
    path: '/staff',
    title: '员工',
    icon: 'staff',
    right: 'staff.cashiers',
    Show: lazy(async () => ({ default: (await import('./screens/staff/StaffScreen')).StaffScreen })),
  },
  {
    area: 'system',
    path: '/roles',
    title: '角色与权限',
    icon: 'role',
    right: 'staff.cashiers',
    Show: lazy(async () => ({ default: (await import('./screens/staff/RolesScreen')).RolesScreen })),
  },
  {
    area: 'system',
    path: '/audit',
    title: '操作日志',
    icon: 'audit',
    right: 'audit.read',
    Show: lazy(async () => ({ default: (await import('./screens/audit/AuditScreen')).AuditScreen })),
  },
  {
    area: 'system',
    path: '/account',
    title: '我的账号',
    right: 'desk',
    Show: lazy(async () => ({ default: (await import('./screens/account/AccountScreen')).AccountScreen })),
  },
];

export type MenuScreen = Screen & Required<Pick<Screen, 'icon'>>;
export interface MenuGroup {
  readonly area: Area;
  readonly screens: readonly MenuScreen[];
}

/** What a person may open, by job; a job without a screen for them is not there. */
export function menuFor(rights: readonly string[]): readonly MenuGroup[] {
  return AREAS.map((area) => ({
    area,
    screens: SCREENS.filter(isInMenu).filter(({ area: id, right }) => id === area.id && rights.includes(right)),
  })).filter(({ screens }) => screens.length > 0);
}

function isInMenu(screen: Screen): screen is MenuScreen {
  return screen.icon !== undefined;
}
