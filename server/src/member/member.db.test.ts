import { randomUUID } from 'node:crypto';
import type { StationId } from '@jiayou/contract';
import {
  newCashier,
  newDriver,
  newPaid,
  newStation,
  startHouse,
  type TestCashier,
  type TestHouse,
} from '../app/testing';
import { inTransaction } from '../platform/db';
import { findAtTill } from './findAtTill';
import { findMember, readMember } from './readMember';
import { showMemberCode } from './showMemberCode';

let house: TestHouse;
let stationId: StationId;
let cashier: TestCashier;
beforeAll(async () => {
  house = await startHouse();
  stationId = await newStation(house);
});
beforeEach(async () => {
  cashier = await newCashier(house, stationId);
});
afterAll(() => house.stop());

let counted = 0;
const newPhone = () => `139${String((counted += 1)).padStart(8, '0')}`;
const newPlate = () => `沪C${String((counted += 1)).padStart(5, '0')}`;

async function newMember(profile: { name?: string; phone?: string; plates?: string[] } = {}) {
  const driver = await newDriver(house);
  const body = { name: '李师傅', plates: [], ...profile };
  return { driver, profile: await driver.call('POST /driver/profile', { body }) };
}

const find = (text: string, at = cashier) => at.call('POST /till/members/find', { body: { text } });

test('a driver gives a name, a phone and plates, and takes them away again', async () => {
  const phone = newPhone();
  const [first, second] = [newPlate(), newPlate()];
  const { driver, profile } = await newMember({ phone, plates: [second, first.toLowerCase(), second] });
  expect(profile).toEqual({ name: '李师傅', phone, plates: [first, second] });
  expect(await driver.call('POST /driver/profile', { body: { name: '李', phone, plates: [second] } })).toEqual({
    name: '李',
    phone,
    plates: [second],
  });
  await driver.call('POST /driver/profile', { body: { name: '', plates: [] } });
  expect(await driver.call('GET /driver/profile', {})).toEqual({ name: '', plates: [] });
});

test('a phone belongs to one member; who is refused keeps what was there before', async () => {
  const phone = newPhone();
  await newMember({ phone });
  const plates = [newPlate()];
  const { driver } = await newMember({ name: '王女士', plates });
  const body = { name: '别人', phone, plates: [newPlate()] };
  await expect(driver.call('POST /driver/profile', { body })).rejects.toMatchObject({
    status: 409,
    code: 'member.phone_taken',
  });
  expect(await driver.call('GET /driver/profile', {})).toEqual({ name: '王女士', plates });
});

test('two drivers who give the same phone at once: one gets it', async () => {
  const body = { name: '', phone: newPhone(), plates: [] };
  const drivers = await Promise.all(Array.from({ length: 4 }, () => newDriver(house)));
  const answers = await Promise.allSettled(drivers.map(({ call }) => call('POST /driver/profile', { body })));
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test('a till finds a member by code, phone or plate, and sees only enough to ask who it is', async () => {
  const { driver } = await newMember({ phone: '13812341234', plates: ['粤BD12345', '沪A12345'] });
  const { code } = await driver.call('POST /driver/member-code', { body: {} });
  const member = {
    id: driver.driverId,
    name: '李**',
    phoneMasked: '138****1234',
    platesMasked: ['沪A·1****5', '粤B·D****5'],
  };
  for (const text of [code, '13812341234', '+86 138 1234 1234', '沪A12345', '沪A·12345', ' 沪a 12345 ', '粤BD12345']) {
    expect(await find(text)).toEqual(member);
  }
  expect(await readMember(house.db, driver.driverId)).toEqual(member);
});

test('part of a phone number or of a plate finds nobody', async () => {
  const phone = newPhone();
  const plate = newPlate();
  await newMember({ phone, plates: [plate] });
  for (const text of [phone.slice(1), phone.slice(0, 10), plate.slice(1), '1%', '____', `${phone}0`]) {
    await expect(find(text.padEnd(4, '_'))).rejects.toMatchObject({ status: 404, code: 'member.not_found' });
  }
});

test('of two who drive one car, the one who bought last is asked for', async () => {
  const plates = [newPlate()];
  const { driver } = await newMember({ name: '甲', plates });
  await newMember({ name: '乙', plates });
  await newPaid(house, stationId, { driver });
  expect(await find(plates[0] ?? '')).toMatchObject({ id: driver.driverId, name: '甲**' });
});

describe('the code a member shows', () => {
  const now = new Date('2026-06-01T10:00:00+08:00');
  const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);

  test('is good for a minute and half a minute more, then worth nothing', async () => {
    const { driverId } = await newDriver(house);
    const { code, expiresAt } = await showMemberCode(house.db, driverId, now);
    expect(code).toMatch(/^JY\d{16}$/);
    expect(expiresAt).toEqual(later(60));
    // A scan whose answer was lost is sent again.
    for (const seconds of [0, 59, 89]) expect((await findAtTill(house.db, code, later(seconds))).id).toBe(driverId);
    await expect(findAtTill(house.db, code, later(90))).rejects.toMatchObject({ code: 'member.not_found' });
  });

  test('is another one each time; the one before may still be under the scanner, older ones are gone', async () => {
    const { driverId } = await newDriver(house);
    const codes: string[] = [];
    for (const seconds of [0, 20, 40]) codes.push((await showMemberCode(house.db, driverId, later(seconds))).code);
    expect(new Set(codes).size).toBe(3);
    const [oldest = '', before = '', newest = ''] = codes;
    await expect(findAtTill(house.db, oldest, later(41))).rejects.toMatchObject({ code: 'member.not_found' });
    for (const code of [before, newest]) expect((await findAtTill(house.db, code, later(41))).id).toBe(driverId);
    const kept = await house.rows('select code from member_codes where driver_id = $1', [driverId]);
    expect(kept).toHaveLength(2);
  });
});

test('a till that guesses is stopped, and the till beside it is not', async () => {
  const phone = newPhone();
  await newMember({ phone });
  const guesses = await Promise.allSettled(Array.from({ length: 30 }, (_, index) => find(`13700000${100 + index}`)));
  const codes = guesses.map((guess) => (guess.status === 'rejected' ? (guess.reason as { code: string }).code : ''));
  expect(codes.filter((code) => code === 'member.not_found')).toHaveLength(10);
  expect(codes.filter((code) => code === 'member.too_many_finds')).toHaveLength(20);
  await expect(find(phone)).rejects.toMatchObject({ status: 429, code: 'member.too_many_finds' });
  expect(await find(phone, await newCashier(house, stationId))).toMatchObject({ name: '李**' });
});

test('an order can be given only to a member that exists', async () => {
  const { driver } = await newMember();
  const attach = (id: string) => inTransaction(house.db, (tx) => findMember(tx, id));
  expect(await attach(driver.driverId)).toMatchObject({ id: driver.driverId });
  await expect(attach(randomUUID())).rejects.toMatchObject({ code: 'member.not_found' });
  expect(await readMember(house.db, randomUUID())).toBeUndefined();
});
