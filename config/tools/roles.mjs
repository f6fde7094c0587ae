// `npm run roles`: writes docs/roles.md from the contract: what each endpoint asks of its caller, and which role has it.
// `--check` only says whether it is up to date.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { bin, Complaint, main, root, run } from './run.mjs';

const file = 'docs/roles.md';

const sessionNames = {
  public: '任何人',
  driver: '车主',
  till: '已激活的收银机',
  cashier: '当班收银员',
  'off-duty': '收银员，班结后也可以',
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
  const require = createRequire(import.meta.url);
  const part = (name) => require(join(root, `server/contract/dist/${name}.js`));
  return { ...part('index'), ...part('permissionNames') };
}

function document({ ROLES, ROLE_NAMES, RIGHT_NAMES, ROLE_RIGHTS, driverApi, tillApi, deskApi }) {
  const rights = [...new Set(Object.values(ROLE_RIGHTS).flat())].toSorted((one, other) =>
    one.localeCompare(other, 'en'),
  );
  const roles = ROLES.filter((role) => ROLE_RIGHTS[role].length > 0);
  const heads = roles.map((role) => ROLE_NAMES[role]);
  const marks = (right) => roles.map((role) => (right === 'public' || ROLE_RIGHTS[role].includes(right) ? '✓' : ''));
  return `# Who may do what

Generated from the contract (\`server/contract/src\`) by \`npm run roles\`; \`npm run check\` refuses another one. What is not ticked is not
allowed. \`permissions.db.test.ts\` asks every endpoint as every caller, \`otherStations.db.test.ts\` with another station's things.

A role of headquarters sees the whole chain. Every other role is of one station: another station's things answer it as if they were
not there. A cashier has no desk, only the till.

## Roles 角色

${table(
  ['role', '名称'],
  ROLES.map((role) => [code(role), ROLE_NAMES[role]]),
)}

## Rights 权限

${table(
  ['right', '名称', ...heads],
  rights.map((right) => [code(right), RIGHT_NAMES[right]].concat(marks(right))),
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
  return Object.entries(api).map(([key, { permission }]) => [code(key), sessionNameOf(permission)]);
}

function rightOf(permission) {
  return permission === 'public' ? sessionNames.public : code(permission);
}

function code(text) {
  return `\`${text}\``;
}

function sessionNameOf(session) {
  if (sessionNames[session] === undefined) throw new Complaint(`no Chinese name for ${session}: add it here`);
  return sessionNames[session];
}

function table(heads, rows) {
  const lines = [heads, heads.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
