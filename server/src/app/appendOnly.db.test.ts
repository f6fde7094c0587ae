import { newDesk, newPaid, newStation, startHouse, type TestHouse } from './testing';

let house: TestHouse;
beforeAll(async () => {
  house = await startHouse();
  const station = await newStation(house);
  await newPaid(house, station);
  const admin = await newDesk(house, 'hq-admin');
  await admin.call('POST /desk/stations/:stationId/activation-codes', { params: { stationId: station }, body: {} });
});
afterAll(() => house.stop());

test.each([
  ['ledger_transfers', 'amount_fen = amount_fen + 1'],
  ['audit_entries', `actor = 'nobody'`],
  ['payment_events', `kind = 'succeeded'`],
])('what stands in %s can be neither changed nor taken out', async (table, change) => {
  const count = `select count(*)::int as rows from ${table}`;
  const before = await house.rows<{ rows: number }>(count);
  expect(before[0]?.rows).toBeGreaterThan(0);

  await expect(house.rows(`update ${table} set ${change}`)).rejects.toMatchObject({ code: '23001' });
  await expect(house.rows(`delete from ${table}`)).rejects.toMatchObject({ code: '23001' });
  await expect(house.rows(`truncate ${table}`)).rejects.toMatchObject({ code: '23001' });
  expect(await house.rows(count)).toEqual(before);
});

const copy = (set: string) =>
  house.rows(`insert into ledger_transfers
    (transaction_key, line, station_id, business_date, occurred_at, debit_account, credit_account, amount_fen)
    select ${set} from ledger_transfers`);

test('an amount that is not positive, or from an account to itself, is no transfer', async () => {
  const rest = `'other', 1, station_id, business_date, occurred_at`;

  await expect(copy(`${rest}, debit_account, credit_account, 0`)).rejects.toMatchObject({ code: '23514' });
  await expect(copy(`${rest}, debit_account, credit_account, -amount_fen`)).rejects.toMatchObject({ code: '23514' });
  await expect(copy(`${rest}, debit_account, debit_account, 1`)).rejects.toMatchObject({ code: '23514' });
  const again = `transaction_key, line, station_id, business_date, occurred_at, debit_account, credit_account, 1`;
  await expect(copy(again)).rejects.toMatchObject({ code: '23505' });
});
