import { assertStrong } from './password';

const person = { staffNo: 'zhangsan1', password: 'one-time-1' };

test.each([
  ['11111111', 'one digit'],
  ['12121212', 'two digits'],
  ['12345678', 'digits in their order'],
  ['98765432', 'digits backwards'],
  ['ZhangSan1', 'the staff number'],
  ['one-time-1', 'the password they have'],
])('%s is refused: %s', (password) => {
  expect(() => assertStrong(password, person)).toThrow('staff.weak_password');
});

test.each(['jiayou-2026', '26811205', '加油站的秋天很长'])('%s is a password', (password) => {
  expect(() => assertStrong(password, person)).not.toThrow();
});
