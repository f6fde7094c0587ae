// `npm run roles`: writes docs/roles.md from the contract: what each endpoint asks of its caller, and which role has it.
// `--check` only says whether it is up to date.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { bin, Complaint, main, root, run } from './run.mjs';

const file = 'docs/roles.md';

const roleNames = {
  'hq-admin': '系统管理员',
  'hq-marketing': '市场部',
  'hq-finance': '财务部',
  'station-master': '站长',
  'station-finance': '油站财务',
  cashier: '收银员',
};
const sessionNames = {
  public: '任何人',
  driver: '车主',
  till: '已激活的收银机',
  cashier: '当班收银员',
  'off-duty': '收银员，班结后也可以',
};
const rightNames = {
  'desk.enter': '进入后台，改密码',
  desk: '使用后台',
  'station.read': '查看油站',
  'station.bind-till': '激活和停用收银机',
  'station.pause': '暂停车内支付',
  'station.edit': '管理油站资料和油枪',
  'station.price': '发布挂牌价',
  'station.account': '管理商户号',
  'refund.read': '查看退款',
  'refund.decide': '审批退款',
  'shift.hand-over': '移交班次',
  'case.read': '查看差错',
  'case.act': '处理差错',
  'staff.cashiers': '管理本站收银员',
  'staff.manage': '管理员工',
  'account.totp': '使用动态口令',
  'audit.read': '查看操作记录',
  'report.read': '查看报表',
  'report.export': '导出报表',
  'order.read': '查看订单',
  'member.read': '查看会员',
  'member.label': '给会员贴标签',
  'member.unmask': '查看会员完整资料',
  'member.erase': '清除会员资料',
};

await main(async () => {
  const text = document(await contract());
  const path = join(root, file);
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return;
  if (process.argv.includes('--check')) throw new Complaint(`out of date: ${file} — run npm run roles`);
  writeFileSync(path, text);
});

/** The contract as it is now, compiled. */
async function contract() {
  const { ok, output } = await run(bin('tsc'), ['-b', 'server/contract']);
  if (!ok) throw new Complaint(output.trim());
  return createRequire(import.meta.url)(join(root, 'server/contract/dist/index.js'));
}

function document({ ROLES, ROLE_RIGHTS, driverApi, tillApi, deskApi }) {
  const rights = [...new Set(Object.values(ROLE_RIGHTS).flat())].toSorted((one, other) =>
    one.localeCompare(other, 'en'),
  );
  const roles = ROLES.filter((role) => ROLE_RIGHTS[role].length > 0);
  const heads = roles.map((role) => nameOf(roleNames, role));
  const marks = (right) => roles.map((role) => (right === 'public' || ROLE_RIGHTS[role].includes(right) ? '✓' : ''));
  return `# Who may do what

Generated from the contract (\`server/contract/src\`) by \`npm run roles\`; \`npm run check\` refuses another one. What is not ticked is not
allowed. \`permissions.db.test.ts\` asks every endpoint as every caller, \`otherStations.db.test.ts\` with another station's things.

A role of headquarters sees the whole chain. Every other role is of one station: another station's things answer it as if they were
not there. A cashier has no desk, only the till.

## Roles 角色

${table(
  ['role', '名称'],
  ROLES.map((role) => [code(role), nameOf(roleNames, role)]),
)}

## Rights 权限

${table(
  ['right', '名称', ...heads],
  rights.map((right) => [code(right), nameOf(rightNames, right)].concat(marks(right))),
)}

## The car 车主

${table(['endpoint', '谁'], bySession(driverApi))}

## The till 收银机

${table(['endpoint', '谁'], bySession(tillApi))}

## The desk 后台

${table(
  ['endpoint', 'right', ...heads],
  Object.entries(deskApi).map(([key, { permission }]) => [code(key), rightOf(permission)].concat(marks(permission))),
)}
`;
}

function bySession(api) {
  return Object.entries(api).map(([key, { permission }]) => [code(key), nameOf(sessionNames, permission)]);
}

function rightOf(permission) {
  return permission === 'public' ? sessionNames.public : code(permission);
}

function code(text) {
  return `\`${text}\``;
}

function nameOf(names, key) {
  if (names[key] === undefined) throw new Complaint(`no Chinese name for ${key}: add it to config/tools/roles.mjs`);
  return names[key];
}

function table(heads, rows) {
  const lines = [heads, heads.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
