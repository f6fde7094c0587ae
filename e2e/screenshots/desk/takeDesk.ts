import { randomUUID } from 'node:crypto';
import { comeToDesk, openDesk, signInAtDesk, startGranting, type PersonAtDesk } from '../../actors/personAtDesk';
import type { House } from '../../house/openHouse';
import { deskOf } from '../../house/staff';
import type { Studio } from '../studio';
import { takeAuthenticator } from './takeAuthenticator';
import { lookAtDesk, type DeskLens } from './lookAtDesk';
import { makeBusiness } from './makeBusiness';
import { byId, takeOpenings } from './openings';
import { takeDialogs } from './takeDialogs';
import { takeStations, takeTabs } from './takeStations';
import { walkDesk, type Examples } from './walkDesk';

type Place = Pick<Studio, 'house' | 'browser'>;

/** The whole desk: before the first order, with a day's business, for several roles, and when the server does not answer. */
export async function takeDesk(place: Place, lens: DeskLens): Promise<void> {
  await takeGate(place, lens);
  const admin = await openDesk(place.house, place.browser);
  const bare = await bareExamples(place.house);
  await walkDesk(lens, admin, { state: 'empty', examples: bare });
  await takeTabs(lens, admin, { at: `/stations/${bare.stationId}`, state: 'empty' });
  const examples = {
    ...bare,
    orderId: await makeBusiness(place.house),
    stationId: await place.house.stationId('D0001'),
  };
  await walkDesk(lens, admin, { state: 'data', examples });
  await takeTabs(lens, admin, { at: `/stations/${examples.stationId}`, state: 'data' });
  await takeErrors(lens, admin, examples);
  await takeMaster(place, lens, examples);
  await takeFinance(place, lens);
  await takeDialogs(lens, admin, examples);
  await takeStations(lens, admin, { house: place.house, examples });
  await admin.page.context().close();
}

async function takeGate({ house, browser }: Place, lens: DeskLens): Promise<void> {
  const call = await deskOf(house, 'admin');
  const body = { staffNo: '0199', name: '钱新', role: 'hq-finance' } as const;
  const { oneTimePassword } = await call('POST /desk/staff', { body });
  const somebody = await comeToDesk(house, browser);
  await somebody.see('sign-in').waitFor();
  await lookAtDesk(lens, somebody.page, 'sign-in');
  await signInAtDesk(somebody, { staffNo: 'admin', password: 'not-the-password' });
  await somebody.see('refused').waitFor();
  await lookAtDesk(lens, somebody.page, 'sign-in-refused');
  await signInAtDesk(somebody, { staffNo: body.staffNo, password: oneTimePassword });
  await somebody.see('change-first').waitFor();
  await lookAtDesk(lens, somebody.page, 'sign-in-change-first');
  await somebody.page.context().close();
}

/** Before anything was sold: an order that is not there, the demo chain's member, a station with nothing but its record. */
async function bareExamples(house: House) {
  const call = await deskOf(house, 'admin');
  const station = await call('POST /desk/stations', { body: BARE });
  const { members } = await call('GET /desk/members', { query: { search: house.demo.member.phone } });
  return { orderId: randomUUID() as string, memberId: members[0]?.id ?? '', stationId: station.id };
}

const BARE = {
  name: '曹家渡加油站',
  address: '上海市普陀区长寿路1080号',
  district: '普陀区',
  latitude: 31.2372,
  longitude: 121.4398,
  phone: '',
  opensMinute: 360,
  closesMinute: 1320,
  facilities: ['便利店', '洗车'],
  fenceM: 200,
  gasAlarm: false,
  inCarAllowed: false,
  enabled: true,
};

const REFUSAL = {
  code: 'server.error',
  message: '服务器出错了，请稍后重试',
  requestId: '00000000-0000-4000-8000-000000000000',
};
const isReading = ({ pathname }: URL): boolean => pathname.startsWith('/api/desk/') && pathname !== '/api/desk/me';
const isOfTab = ({ pathname }: URL): boolean => /^\/api\/desk\/stations\/[^/]+\/|facets$/.test(pathname);

/** Each screen when the server cannot answer; who is signed in is known. */
async function takeErrors(lens: DeskLens, admin: PersonAtDesk, examples: Examples): Promise<void> {
  const { page } = admin;
  await page.route(isReading, async (route) => await route.fulfill({ status: 500, json: REFUSAL }));
  await walkDesk(lens, admin, { state: 'error', examples });
  await page.unrouteAll({ behavior: 'wait' });
  await page.route(isOfTab, async (route) => await route.fulfill({ status: 500, json: REFUSAL }));
  await takeTabs(lens, admin, { at: `/stations/${examples['stationId']}`, state: 'error' });
  await page.unrouteAll({ behavior: 'wait' });
}

async function takeMaster({ house, browser }: Place, lens: DeskLens, examples: Examples): Promise<void> {
  const master = await openDesk(house, browser, { staffNo: '1000' });
  const { page } = master;
  await takeOpenings(lens, master, [
    { picture: 'today-master', at: '/', taps: [], shows: byId('due') },
    { picture: 'refunds-master', at: '/refunds', taps: [], shows: byId('refund-panel') },
    { picture: 'refunds-reject', at: '/refunds', taps: [byId('reject')], shows: byId('decide-note') },
    { picture: 'refunds-succeeded', at: '/refunds?state=succeeded', taps: [], shows: byId('refund-panel') },
    { picture: 'staff-master', at: '/staff', taps: [], shows: byId('staff') },
    { picture: 'stations-master', at: '/stations', taps: [], shows: byId('stations') },
    { picture: 'station-master', at: `/stations/${examples['stationId']}`, taps: [], shows: byId('record') },
  ]);
  await master.go('/refunds');
  await startGranting(master);
  await lookAtDesk(lens, page, 'refunds-approve');
  for (const [picture, at] of [
    ['not-yours', '/members'],
    ['no-such-place', '/nowhere'],
  ] as const) {
    await master.go(at);
    await master.see(picture).waitFor();
    await lookAtDesk(lens, page, picture);
  }
  await page.context().close();
}

async function takeFinance({ house, browser }: Place, lens: DeskLens): Promise<void> {
  const finance = await openDesk(house, browser, { staffNo: '0102' });
  await takeOpenings(lens, finance, [
    { picture: 'today-finance', at: '/', taps: [], shows: byId('due') },
    { picture: 'cases-finance', at: '/cases', taps: [], shows: '[data-testid^="send-on-"]' },
    { picture: 'cases-send-on', at: '/cases', taps: ['[data-testid^="send-on-"]'], shows: byId('send-on-note') },
  ]);
  await takeAuthenticator(lens, finance, { staffNo: '0102', password: house.demo.password });
  await finance.page.context().close();
}
