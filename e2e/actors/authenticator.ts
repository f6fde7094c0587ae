import { TOTP } from 'otpauth';
import type { PersonAtDesk } from './personAtDesk';

/** An authenticator app with one account in it. */
interface Authenticator {
  /** The six digits now, or `steps` of 30 s from now. */
  code: (steps?: number) => string;
  /** As the desk showed them, once. */
  recoveryCodes: string[];
}

/** Binds an app at 我的账号, by the letters that stand below the code to scan; the recovery codes are seen and put away. */
export async function bindApp(person: PersonAtDesk, password: string): Promise<Authenticator> {
  const { see, tap } = person;
  await beginApp(person, password);
  const secret = ((await see('totp-secret').textContent()) ?? '').replaceAll(' ', '');
  const code = (steps = 0) => new TOTP({ secret }).generate({ timestamp: Date.now() + steps * 30_000 });
  await person.page.locator('#totp-code').fill(code());
  await tap('yes');
  await see('recovery-codes').waitFor();
  const recoveryCodes = await see('recovery-codes').locator('li').allTextContents();
  await tap('yes');
  await see('recovery-codes').waitFor({ state: 'detached' });
  return { code, recoveryCodes };
}

async function beginApp({ page, see, tap, go }: PersonAtDesk, password: string): Promise<void> {
  await go('/account');
  await tap('totp-task');
  await page.locator('#totp-password').fill(password);
  await tap('yes');
  await see('totp-secret').waitFor();
}
