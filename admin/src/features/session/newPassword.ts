const SHORTEST = 8;

/** What keeps the two boxes of a new password from being sent; the server looks further. */
export function passwordProblem(newPassword: string, again: string): string | undefined {
  if (newPassword === '') return undefined;
  if (newPassword.length < SHORTEST) return `至少 ${SHORTEST} 位`;
  return again !== '' && again !== newPassword ? '两次输入的不一样' : undefined;
}

export function mayChange(password: string, newPassword: string, again: string): boolean {
  return password !== '' && again !== '' && newPassword !== '' && passwordProblem(newPassword, again) === undefined;
}
