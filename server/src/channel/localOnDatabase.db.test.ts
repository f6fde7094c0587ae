import { freshDatabase } from '@jiayou/config/stack';
import { createLocalBook } from '../payment';
import { systemClock } from '../platform/clock';
import { openDatabase } from '../platform/db';
import { createLocal } from './local';
import { describeChannel, type Kind, type Stage } from './testing/describeChannel';

const merchant = { accountNo: '898310005541234' };
const local = (code: 'cash' | 'bank-card'): Kind => ({
  code,
  has: { codes: false, qr: false, callbacks: false },
  isLocal: true,
  start: () => start(code),
});

describeChannel('cash', local('cash'));
describeChannel('bank card', local('bank-card'));

async function start(code: 'cash' | 'bank-card'): Promise<Stage> {
  const db = openDatabase(await freshDatabase(), 10);
  const channel = createLocal(code, createLocalBook(db, systemClock));
  return {
    channel,
    merchant,
    collect: async (paymentNo, amountFen) => {
      const collection = { merchant, paymentNo, amountFen, referenceNo: paymentNo.slice(-12), at: systemClock() };
      await channel.till?.collect(collection);
    },
    goWrong: nobody,
    payerCode: nobody,
    scan: nobody,
    confirm: nobody,
    callbackOf: nobody,
    stop: () => db.close(),
  };
}

/** At the other end of a drawer. */
function nobody(): Promise<never> {
  return Promise.reject(new Error('nobody is there'));
}

test('one terminal number stands for one payment', async () => {
  const { channel, collect, stop } = await start('bank-card');
  await collect('P11111111111111111111111111' as never, 100 as never);
  const twice = channel.till?.collect({
    merchant,
    paymentNo: 'P22222222222222222222222222' as never,
    amountFen: 100 as never,
    referenceNo: '111111111111',
    at: systemClock(),
  });
  await expect(twice).rejects.toMatchObject({ outcome: 'declined', code: 'REFERENCE_USED' });
  await stop();
});
