import { comeToDesk, openDesk, signInAtDesk, type PersonAtDesk } from '../../actors/personAtDesk';
import type { Studio } from '../studio';
import { lookAtDesk, type DeskLens } from './lookAtDesk';
import { makeBusiness } from './makeBusiness';
import { untilShown, walkDesk } from './walkDesk';

type Place = Pick<Studio, 'house' | 'browser'>;

/** The whole desk: before the first order, with a day's business, for several roles, and when the server does not answer. */
export async function takeDesk(place: Place, lens: DeskLens): Promise<void> {
  await takeGate(place, lens);
  const admin = await openDesk(place.house, place.browser);
  await walkDesk(lens, admin, 'empty');
  await makeBusiness(place.house);
  await walkDesk(lens, admin, 'data');
  await takeDetails(lens, admin);
  await takeErrors(lens, admin);
  await admin.page.context().close();
  await takeMaster(place, lens);
}

async function takeGate({ house, browser }: Place, lens: DeskLens): Promise<void> {
  const somebody = await comeToDesk(house, browser);
  await somebody.see('sign-in').waitFor();
  await lookAtDesk(lens, somebody.page, 'sign-in');
  await signInAtDesk(somebody, { staffNo: 'admin', password: 'not-the-password' });
  await somebody.see('refused').waitFor();
  await lookAtDesk(lens, somebody.page, 'sign-in-refused');
  await somebody.page.context().close();
}

/** What opens upon a screen. */
async function takeDetails(lens: DeskLens, admin: PersonAtDesk): Promise<void> {
  const { page, see, tap, go } = admin;
  await go('/orders');
  await see('orders').locator('tbody tr.opens-row').first().click();
  await see('timeline').waitFor();
  await lookAtDesk(lens, page, 'order');
  await go('/orders?q=没有这样的单');
  await untilShown(admin);
  await lookAtDesk(lens, page, 'orders-nothing-found');
  await go('/account');
  await untilShown(admin);
  await lookAtDesk(lens, page, 'account');
  await go('/members');
  await see('members').locator('tbody tr.opens-row').first().click();
  await see('member').waitFor();
  await lookAtDesk(lens, page, 'member');
  await tap('unmask');
  await see('why').waitFor();
  await lookAtDesk(lens, page, 'member-unmask');
  await go('/staff');
  await tap('create-staff');
  await page.locator('#person-no').waitFor();
  await lookAtDesk(lens, page, 'staff-new');
  await go('/audit');
  await see('audit').locator('tbody tr.opens-row').first().click();
  await see('audit-entry').locator('dl').first().waitFor();
  await lookAtDesk(lens, page, 'audit-entry');
}

const REFUSAL = {
  code: 'server.error',
  message: '服务器出错了，请稍后重试',
  requestId: '00000000-0000-4000-8000-000000000000',
};
const isReading = ({ pathname }: URL): boolean => pathname.startsWith('/api/desk/') && pathname !== '/api/desk/me';

/** Each screen when the server cannot answer; who is signed in is known. */
async function takeErrors(lens: DeskLens, admin: PersonAtDesk): Promise<void> {
  await admin.page.route(isReading, async (route) => await route.fulfill({ status: 500, json: REFUSAL }));
  await walkDesk(lens, admin, 'error');
  await admin.page.unrouteAll({ behavior: 'wait' });
}

async function takeMaster({ house, browser }: Place, lens: DeskLens): Promise<void> {
  const master = await openDesk(house, browser, { staffNo: '1000' });
  await untilShown(master);
  await lookAtDesk(lens, master.page, 'today-master');
  await master.go('/refunds');
  await untilShown(master);
  await lookAtDesk(lens, master.page, 'refunds-master');
  await master.page.keyboard.press('a');
  await master.see('decide-note').waitFor();
  await lookAtDesk(lens, master.page, 'refunds-approve');
  await master.go('/stations');
  await untilShown(master);
  await lookAtDesk(lens, master.page, 'stations-master');
  await master.page.context().close();
}
