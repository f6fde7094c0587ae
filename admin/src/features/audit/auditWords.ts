import type { AuditEntry } from '@jiayou/contract';
import { ROLE_NAMES } from '@jiayou/contract/permission-names';

/** What was done, by the verb that stands in the log; a verb without words is shown as it is. */
export const ACTIONS: Readonly<Record<string, string>> = {
  'staff.create': '新建员工',
  'staff.edit': '修改员工',
  'staff.enable': '启用员工',
  'staff.disable': '停用员工',
  'staff.reset-password': '重置密码',
  'staff.reset-totp': '解除他人的验证器',
  'staff.end-sessions': '退出登录',
  'account.password': '修改自己的密码',
  'account.totp-set': '绑定验证器',
  'account.totp-removed': '解除验证器',
  'account.refused': '没有通过验证',
  'station.create': '新建油站',
  'station.edit': '修改油站',
  'station.nozzles': '修改油枪',
  'station.account': '修改商户号',
  'station.import': '从文件导入油站',
  'station.price.post': '发布挂牌价',
  'station.price.cancel': '取消油价',
  'station.in-car.pause': '暂停车内支付',
  'station.in-car.resume': '恢复车内支付',
  'till.code': '生成激活码',
  'till.activate': '激活收银机',
  'till.revoke': '停用收银机',
  'shift.float': '登记备用金',
  'shift.close': '班结',
  'shift.hand-over': '移交',
  'shift.reprint': '补打班结小票',
  'ticket.reprint': '补打小票',
  'ticket.dismiss': '不再打印小票',
  'ticket.seen-printed': '确认已出票',
  'refund.request': '申请退款',
  'refund.decide': '审批退款',
  'refund.carry-out': '办理退款',
  'refund.reprint': '补打退款凭证',
  'refund.abnormal': '处理异常退款',
  'member.unmask': '查看完整资料',
  'member.export': '导出会员资料',
  'member.erase': '抹除会员资料',
  'member.label': '贴标签',
  'member.unlabel': '去标签',
  'member-label.add': '新建标签',
  'export.ask': '导出',
  'export.take': '下载导出',
};

/** What the log can be narrowed down to: the noun a verb begins with. */
export const AUDIT_NOUNS = {
  staff: '员工',
  account: '自己的账号',
  station: '油站',
  till: '收银机',
  shift: '班次',
  ticket: '小票',
  refund: '退款',
  member: '会员',
  'member-label': '会员标签',
  export: '导出',
} as const;

export const actionName = (action: string): string => ACTIONS[action] ?? action;

/** `周站长（1000）· 站长`; a till by itself, somebody who was not let in, or the program. */
export function actorName({ id, name, staffNo, role }: AuditEntry['actor']): string {
  if (id === 'nobody') return '未登录的人';
  if (name === undefined) return id.startsWith('till:') ? '收银机' : '系统';
  return [`${name}（${staffNo ?? ''}）`, ...(role ? [ROLE_NAMES[role]] : [])].join(' · ');
}

/** An id says nothing but its end; a number of ours is shorter. */
const LONGEST_NUMBER = 30;

/** The kind in words and the name people know; of what has none, the number, or the end of one that is longer than this. */
export function subjectText(
  { subject, subjectName }: Pick<AuditEntry, 'subject' | 'subjectName'>,
  mostLetters = LONGEST_NUMBER,
): string {
  if (subject === 'staff:unknown') return '没有人的工号';
  const [kind = '', id = ''] = subject.split(/:(.*)/s);
  const noun: string = AUDIT_NOUNS[kind as keyof typeof AUDIT_NOUNS] ?? kind;
  return `${noun} ${subjectName ?? (id.length > mostLetters ? `…${id.slice(-8)}` : id)}`.trim();
}
