import { actionName, actorName, subjectName } from './auditWords';
import { differences } from './difference';
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

test('what lies within is named by its path', () => {
  expect(differences(priced(758), priced(760))).toEqual([{ field: 'prices.0.fen', before: '758', after: '760' }]);
});

test('the log speaks Chinese, and shows a verb it does not know as it is', () => {
  expect([actionName('staff.disable'), actionName('new.verb')]).toEqual(['停用员工', 'new.verb']);
});

test('who acted is a person with their role then, a till, or the program', () => {
  const person = { id: 'staff:1', name: '周站长', staffNo: '1000', role: 'station-master' } as const;
  expect(actorName(person)).toBe('周站长（1000） · 站长');
  expect([actorName({ id: 'till:1' }), actorName({ id: 'system' })]).toEqual(['收银机', '系统']);
});

test('a number is shown whole, an id by its end', () => {
  expect(subjectName('refund:R20261122140509123456789012')).toBe('退款 R20261122140509123456789012');
  expect(subjectName('staff:01990000-0000-7000-8000-00000012ab34')).toBe('员工 …12ab34');
});

test('fields and values are said in words where we have them', () => {
  expect([fieldName('role'), fieldName('prices.0.fen')]).toEqual(['角色', 'prices.0.fen']);
  expect([valueText('role', 'hq-finance'), valueText('floatFen', '50000')]).toEqual(['财务部', '¥500.00']);
  expect(valueText('startsAt', '2026-11-22T16:00:00.000Z')).toBe('11-23 00:00:00');
  expect(valueText('reason', '2026年')).toBe('2026年');
});
