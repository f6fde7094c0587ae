import { ROLE_NAMES } from '@jiayou/contract/permission-names';
import { yuan } from '../../ui/money';
import { clockText, FIELD_NAMES } from '../station/recordWords';
import { stationTime } from '../../ui/time';

/** What the fields of the log are called; one without a word is shown as it is. */
const FIELDS: Readonly<Record<string, string>> = {
  ...FIELD_NAMES,
  role: '角色',
  staffNo: '工号',
  station: '油站',
  stationId: '油站',
  signedOut: '退出的登录',
  ended: '退出的登录',
  reason: '原因',
  note: '说明',
  approve: '同意',
  amountFen: '金额',
  floatFen: '备用金',
  netFen: '净收',
  expectedFen: '应有现金',
  countedFen: '清点现金',
  differenceFen: '差额',
  fuelFen: '油品金额',
  goodsFen: '商品金额',
  refundNo: '退款单号',
  cause: '类型',
  countedCashFen: '清点现金',
  hours: '营业时间',
  paused: '暂停',
  tillName: '收银机',
  label: '标签',
  referenceNo: '参考号',
  orderId: '订单',
  orderNos: '订单号',
  problem: '原因',
  importId: '导入',
  fileName: '文件',
  line: '行',
  channel: '渠道',
  isNewToken: '换了授权令牌',
  accountNo: '商户号',
  nozzles: '油枪',
  grade: '油品',
  priceFenPerLitre: '每升价格',
  startsAt: '起价时间',
};

/** Why somebody was not let in. */
const PROBLEMS: Readonly<Record<string, string>> = {
  'staff.wrong_password': '密码不对',
  'staff.wrong_code': '验证码不对',
  'staff.locked': '账号已锁定',
  'staff.disabled': '账号已停用',
};

/** Why money goes back. */
const CAUSES: Readonly<Record<string, string>> = { 'in-shift': '本班退款', application: '退款申请' };

/** `prices.0.fen` keeps its path; its last known word is said. */
export function fieldName(field: string): string {
  return field
    .split('.')
    .map((part) => FIELDS[part] ?? part)
    .join('.');
}

const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/** What the values of some fields are called. */
const VALUES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  role: ROLE_NAMES,
  problem: PROBLEMS,
  cause: CAUSES,
};

/** Roles by name, fen as money, minutes of the day as a clock, instants as Shanghai reads them. */
export function valueText(field: string, text: string): string {
  const word = VALUES[field]?.[text];
  if (word !== undefined) return word;
  const isNumber = /^-?\d+$/.test(text);
  if (isNumber && /Fen(PerLitre)?$/.test(field)) return yuan(Number(text));
  if (isNumber && field.endsWith('Minute')) return clockText(Number(text));
  return INSTANT.test(text) ? stationTime(Date.parse(text)) : text;
}
