import { maskMember } from './maskMember';
import { readMemberText } from './memberText';

test.each([
  ['JY1234567890123456', 'code', 'JY1234567890123456'],
  [' jy1234567890123456\n', 'code', 'JY1234567890123456'],
  ['JY123', 'plate', 'JY123'],
  ['13800001234', 'phone', '13800001234'],
  ['138-0000-1234', 'phone', '13800001234'],
  ['+86 138 0000 1234', 'phone', '13800001234'],
  ['１３８００００１２３４', 'phone', '13800001234'],
  ['23800001234', 'plate', '23800001234'],
  ['沪A·12345', 'plate', '沪A12345'],
  ['沪A・12345', 'plate', '沪A12345'],
  ['沪 a 12345', 'plate', '沪A12345'],
  ['沪Ａ１２３４５', 'plate', '沪A12345'],
  ['粤BD12345', 'plate', '粤BD12345'],
])('%j is read as a %s', (text, kind, value) => {
  expect(readMemberText(text)).toEqual({ kind, value });
});

const member = { id: 'd1', name: '欧阳师傅', phone: '13800001234', plates: ['沪A12345', '粤BD12345'] };

test('a till sees the ends of a number and no more', () => {
  expect(maskMember(member)).toEqual({
    id: 'd1',
    name: '欧**',
    phoneMasked: '138****1234',
    platesMasked: ['沪A·1****5', '粤B·D****5'],
  });
});

test('who gave nothing shows nothing', () => {
  expect(maskMember({ ...member, name: '', phone: null, plates: [] })).toEqual({
    id: 'd1',
    name: '',
    platesMasked: [],
  });
});

test('a name that begins with a rare character is not cut in half', () => {
  expect(maskMember({ ...member, name: '𠮷野' }).name).toBe('𠮷**');
});
