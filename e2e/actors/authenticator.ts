import { TOTP } from 'otpauth';
import type { PersonAtDesk } from './personAtDesk';

/** The six digits of an authenticator app now, or `steps` of 30 s from now. */
type Authenticator = (steps?: number) => string;

/** Takes the desk's secret into an app, by the letters that stand below the code to scan; the app's digits are asked for then. */
export async function beginApp({ page, see, tap, go }: PersonAtDesk, password: string): Promise<Authenticator> {
  await go('/account');
  await tap('totp-task');
  await page.locator('#totp-password').fill(password);
  await tap('yes');
  const secret = ((await see('totp-secret').textContent()) ?? '').replaceAll(' ', '');
  return (steps = 0) => new TOTP({ secret }).generate({ timestamp: Date.now() + steps * 30_000 });
}

/** Shows the app's digits; answers the recovery codes, which stand there until they are put away with `yes`. */
export async function confirmApp({ page, see, tap }: PersonAtDesk, digits: string): Promise<string[]> {
  await page.locator('#totp-code').fill(digits);
  await tap('yes');
  const codes = see('recovery-codes').locator('li');
  await codes.first().waitFor();
  return await codes.allTextContents();
}
