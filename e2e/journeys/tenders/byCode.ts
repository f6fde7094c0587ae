import { giveUp, reload, stage } from '../../actors/collectAtTill';
import { scan } from '../../actors/scanner';
import { walletOf, type Wallet, type Wrong } from '../../house/wallets';
import type { Play, Stand } from './play';

const typesPassword: Wrong = { name: 'payer-types-password' };

/** The payer shows a code, the cashier scans it. */
export function playsByCode(is: Wallet['is']): Play[] {
  const begin = async (stand: Stand, wrongs: Wrong[] = [], meanwhile?: () => Promise<void>): Promise<string> =>
    await stand.alone(async () => {
      const wallet = walletOf(stand.house, is);
      await wallet.goWrong(wrongs);
      await scan(stand.till.page, await wallet.code());
      const paymentNo = await stand.paymentNo();
      await meanwhile?.();
      await wallet.untilThere(paymentNo);
      return paymentNo;
    });
  const confirm = async ({ house }: Stand, paymentNo: string) => await walletOf(house, is).confirm(paymentNo);

  return [
    { case: 'paid at once', act: async (stand) => void (await begin(stand)), end: 'paid' },
    {
      case: 'the payer has no money',
      act: async (stand) => void (await begin(stand, [{ name: 'payer-refuses' }])),
      end: /余额不足|没有/,
    },
    {
      case: 'the payer is slow, then pays',
      act: async (stand) => {
        const paymentNo = await begin(stand, [typesPassword]);
        await untilAsked(stand);
        expect(await confirm(stand, paymentNo)).toBe(true);
      },
      end: 'paid',
    },
    {
      case: 'the payer is slow, the cashier gives up, the payer is too late',
      act: async (stand) => {
        const paymentNo = await begin(stand, [typesPassword]);
        await untilAsked(stand);
        await giveUp(stand.till);
        await stage(stand.till, 'waiting').getByText('正在取消收款').waitFor();
        await stage(stand.till, 'choosing').waitFor();
        expect(await confirm(stand, paymentNo)).toBe(false);
      },
      end: /收款已取消，没有收顾客的钱/,
    },
    {
      case: 'the answer is lost',
      act: async (stand) => void (await begin(stand, [{ name: 'answer-lost', on: ['code'] }])),
      end: 'paid',
    },
    {
      case: 'the page is reloaded before the answer',
      act: async (stand) => {
        // Alipay's notice would be faster than its answer.
        const quiet = { name: is === 'alipay' ? 'notice-never' : 'callback-never' };
        const slow: Wrong = { name: 'answer-slow', on: ['code'], ms: 6000 };
        await begin(stand, [slow, quiet], async () => await reload(stand.till));
      },
      end: 'paid',
    },
    {
      case: 'the page is reloaded while the payer types',
      act: async (stand) => {
        const paymentNo = await begin(stand, [typesPassword]);
        await untilAsked(stand);
        await reload(stand.till);
        await untilAsked(stand);
        expect(await confirm(stand, paymentNo)).toBe(true);
      },
      end: 'paid',
    },
  ];
}

async function untilAsked({ till }: Stand): Promise<void> {
  await stage(till, 'waiting').getByText('等顾客付款').waitFor();
}
