import { newPasswordProblem } from './newPasswordProblem';

test.each([
  ['1234567', '1234567', '新密码至少 8 位'],
  ['62518840', '6251884', '两次输入的不一样，请重新输入'],
  ['62518840', '62518840', ''],
])('of the new password %s, typed again as %s, the till says «%s»', (newPassword, again, words) => {
  expect(newPasswordProblem(newPassword, again)).toBe(words);
});
