import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ACTIONS, actionName, actorName, AUDIT_NOUNS, subjectText } from './auditWords';
import { differences, flatten } from './difference';
import { fieldName, valueText } from './factWords';

test('a change shows the fields it touched and leaves out what stayed', () => {
  const before = { name: '小赵', role: 'cashier', stationId: null };
  const after = { name: '小钱', role: 'cashier', stationId: 's1' };
  expect(differences(before, after)).toEqual([
    { field: 'name', before: '小赵', after: '小钱' },
    { field: 'stationId', before: '—', after: 's1' },
  ]);
});

test('something new has no before, something gone no after', () => {
  expect(differences(undefined, { enabled: true })).toEqual([{ field: 'enabled', before: undefined, after: '是' }]);
  expect(differences({ enabled: false }, undefined)).toEqual([{ field: 'enabled', before: '否', after: undefined }]);
});

const priced = (fen: number) => ({ prices: [{ grade: '92#', fen }] });

test('words in a row are read as one, and what is empty is said to be', () => {
  expect(flatten({ facilities: ['便利店', '洗车'], phone: '', note: null })).toEqual([
    ['facilities', '便利店、洗车'],
    ['phone', '—'],
    ['note', '—'],
  ]);
});

test('what lies within is named by its path', () => {
  expect(differences(priced(758), priced(760))).toEqual([{ field: 'prices.0.fen', before: '758', after: '760' }]);
});

test('the log speaks Chinese, and shows a verb it does not know as it is', () => {
  expect([actionName('staff.disable'), actionName('new.verb')]).toEqual(['停用员工', 'new.verb']);
});

/** A file of the server that writes the audit, and the verbs it names: `action: on ? 'member.label' : 'member.unlabel'`. */
function verbsWritten(): readonly { readonly file: string; readonly verbs: readonly string[] }[] {
  const server = join(__dirname, '../../../../server/src');
  return readdirSync(server, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.includes('testing'))
    .map((file) => ({ file, text: readFileSync(join(server, file), 'utf8') }))
    .filter(({ text }) => /recordAudit|TicketMove|\baudit: '/.test(text))
    .map(({ file, text }) => {
      const named = text.matchAll(/\b(?:action|audit|ACTION)(?::| =)\s[^,;}]*/g);
      return { file, verbs: [...named].flatMap(([said]) => said.match(/(?<=')[a-z-]+(?:\.[a-z-]+)+(?=')/g) ?? []) };
    });
}

test('every verb that the server writes has words, and its noun can be chosen', () => {
  const written = verbsWritten();
  // These only hand on what others name.
  const silent = new Set(['audit/index.ts', 'audit/recordAudit.ts', 'ticket/moveTicket.ts']);
  expect(written.filter(({ file, verbs }) => verbs.length === 0 && !silent.has(file))).toEqual([]);
  const verbs = written.flatMap((file) => file.verbs);
  expect(verbs.length).toBeGreaterThanOrEqual(39);
  expect(verbs.filter((verb) => !(verb in ACTIONS))).toEqual([]);
  expect(verbs.filter((verb) => !((verb.split('.')[0] ?? '') in AUDIT_NOUNS))).toEqual([]);
});

test('who was not let in is nobody, and why is said in words', () => {
  expect([actorName({ id: 'nobody' }), subjectText({ subject: 'staff:unknown' })]).toEqual([
    '未登录的人',
    '没有人的工号',
  ]);
  expect(valueText('problem', 'staff.wrong_code')).toBe('验证码不对');
});

test('who acted is a person with their role then, a till, or the program', () => {
  const person = { id: 'staff:1', name: '周站长', staffNo: '1000', role: 'station-master' } as const;
  expect(actorName(person)).toBe('周站长（1000） · 站长');
  expect([actorName({ id: 'till:1' }), actorName({ id: 'system' })]).toEqual(['收银机', '系统']);
});

test('a number is shown whole, an id by its end', () => {
  expect(subjectText({ subject: 'refund:R20261122140509123456789012' })).toBe('退款 R20261122140509123456789012');
  const [id, name] = ['01990000-0000-7000-8000-00000012ab34', '周站长（1000）'];
  expect(subjectText({ subject: `member:${id}` })).toBe('会员 …0012ab34');
  expect(subjectText({ subject: 'refund:R20261122140509123456789012' }, 20)).toBe('退款 …56789012');
  expect(subjectText({ subject: `staff:${id}`, subjectName: name })).toBe(`员工 ${name}`);
  expect(subjectText({ subject: `till:${id}`, subjectName: '1号收银台' })).toBe('收银机 1号收银台');
});

test('fields and values are said in words where we have them', () => {
  expect([fieldName('role'), fieldName('prices.0.fen')]).toEqual(['角色', 'prices.0.fen']);
  expect([valueText('role', 'hq-finance'), valueText('floatFen', '50000')]).toEqual(['财务部', '¥500.00']);
  expect([fieldName('cause'), valueText('cause', 'in-shift')]).toEqual(['类型', '本班退款']);
  expect(valueText('startsAt', '2026-11-22T16:00:00.000Z')).toBe('11-23 00:00:00');
  expect([valueText('opensMinute', '390'), valueText('priceFenPerLitre', '762')]).toEqual(['06:30', '¥7.62']);
  expect(valueText('reason', '2026年')).toBe('2026年');
});
