import { beginApp, confirmApp } from '../../actors/authenticator';
import { signInAtDesk, type PersonAtDesk } from '../../actors/personAtDesk';
import { lookAtDesk, type DeskLens } from './lookAtDesk';

/** Somebody binds an app, signs in with it, and is about to take it off. */
export async function takeAuthenticator(
  lens: DeskLens,
  person: PersonAtDesk,
  proof: { staffNo: string; password: string },
): Promise<void> {
  const { page, see, tap } = person;
  const digits = await beginApp(person, proof.password);
  await lookAtDesk(lens, page, 'account-totp-scan');
  await confirmApp(person, digits());
  await lookAtDesk(lens, page, 'account-totp-recovery-codes');
  await tap('yes');
  await see('recovery-codes').waitFor({ state: 'detached' });
  await tap('sign-out');
  await signInAtDesk(person, proof);
  await page.locator('#code').waitFor();
  await lookAtDesk(lens, page, 'sign-in-code');
  await page.locator('#code').fill(digits(1));
  await tap('submit');
  await tap('menu-account');
  await tap('totp-task');
  await page.locator('#totp-code').waitFor();
  await lookAtDesk(lens, page, 'account-totp-remove');
}
