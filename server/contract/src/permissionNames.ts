import type { Role, StaffRight } from './permissions';

/** What people call the roles. */
export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  'hq-admin': '系统管理员',
  'hq-marketing': '市场部',
  'hq-finance': '财务部',
  'station-master': '站长',
  'station-finance': '油站财务',
  cashier: '收银员',
};

/** What each right lets somebody do. */
export const RIGHT_NAMES: Readonly<Record<StaffRight, string>> = {
  'desk.enter': '进入后台，改密码',
  desk: '使用后台',
  'station.read': '查看油站',
  'station.edit': '管理油站资料和油枪',
  'station.price': '发布挂牌价',
  'station.account': '管理商户号',
  'station.bind-till': '激活和停用收银机',
  'station.pause': '暂停车内支付',
  'order.read': '查看订单',
  'refund.read': '查看退款',
  'refund.decide': '审批退款',
  'shift.hand-over': '移交班次',
  'case.read': '查看差错',
  'case.act': '处理差错',
  'member.read': '查看会员',
  'member.label': '给会员贴标签',
  'member.unmask': '查看会员完整资料',
  'member.erase': '抹除会员资料',
  'report.read': '查看报表',
  'report.export': '导出报表',
  'staff.cashiers': '管理本站收银员',
  'staff.manage': '管理全部员工',
  'account.totp': '绑定验证器',
  'audit.read': '查看操作日志',
};
