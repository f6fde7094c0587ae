const SHORTEST = 8;

/** What keeps a new password from being sent, in words; the server looks further. */
export function newPasswordProblem(newPassword: string, again: string): string {
  if (newPassword.length < SHORTEST) return `新密码至少 ${SHORTEST} 位`;
  return again === newPassword ? '' : '两次输入的不一样，请重新输入';
}
