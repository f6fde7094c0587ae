import { setTimeout as sleep } from 'node:timers/promises';
import { giveUp, pickTender, reload, shownAddress } from '../../actors/collectAtTill';
import { inAlipay, type PayerAtPhone } from '../../actors/payerAtPhone';
import { until } from '../../house/until';
import { walletOf, type Wrong } from '../../house/wallets';
import type { Play, Stand } from './play';

/** A payer with one of the wallets, from our code to the wallet's question. */
interface Scanner {
  is: 'wechat-pay' | 'alipay';
  /** Up to the wallet that asks: the money has not moved. */
  open: (phone: PayerAtPhone, address: string) => Promise<void>;
  confirm: (phone: PayerAtPhone) => Promise<void>;
  refuse: (phone: PayerAtPhone) => Promise<void>;
  /** What the payer does who was not let through to the wallet, until the wallet asks. */
  retry: (phone: PayerAtPhone, address: string) => Promise<void>;
}

export const inWechat: Scanner = {
  is: 'wechat-pay',
  open: async (phone, address) => {
    phone.inWallet('wait');
    await phone.page.goto(address);
    await phone.see('#pay-button').click();
  },
  confirm: async (phone) => void (await phone.decide('confirm')),
  refuse: async (phone) => {
    await phone.decide('refuse');
    await phone.see('#unpaid-reason').waitFor();
  },
  retry: async (phone) => await phone.see('#continue-button').click(),
};

export const inAlipayApp: Scanner = {
  is: 'alipay',
  open: async (phone, address) => void (await phone.page.goto(address)),
  confirm: async (phone) => await inAlipay(phone, 'confirm'),
  refuse: async (phone) => await inAlipay(phone, 'refuse'),
  retry: async ({ page }, address) => {
    await until('a code of Alipay', async () => {
      await sleep(1000);
      await page.goto(address);
      return await page.locator('input[name=password]').isVisible();
    });
  },
};

/** The payer scans the code that the till shows. */
export function playsByQr(scanner: Scanner, phoneOf: () => PayerAtPhone): Play[] {
  /** The wallet asks, and the till has heard of it. */
  const begin = async (stand: Stand, ...wrongs: Wrong[]) => {
    const address = await show(stand);
    return await stand.alone(async () => {
      const wallet = walletOf(stand.house, scanner.is);
      await wallet.goWrong(wrongs);
      await scanner.open(phoneOf(), address);
      const paymentNo = await stand.paymentNo();
      await wallet.untilThere(paymentNo);
      return { address };
    });
  };

  return [
    {
      case: 'paid at once',
      act: async (stand) => {
        await begin(stand);
        await scanner.confirm(phoneOf());
      },
      end: 'paid',
    },
    {
      case: 'the payer has no money, the cashier gives up',
      act: async (stand) => {
        await begin(stand);
        await scanner.refuse(phoneOf());
        await giveUp(stand.till);
      },
      end: /收款已取消/,
    },
    {
      case: 'the payer is slow, then pays',
      act: async (stand) => {
        await begin(stand);
        await untilScanned(stand);
        await scanner.confirm(phoneOf());
      },
      end: 'paid',
    },
    {
      case: 'the payer is slow, the cashier gives up, the payer is too late',
      act: async (stand) => {
        await begin(stand);
        await untilScanned(stand);
        await giveUp(stand.till);
        await stand.till.page.locator('[data-testid=collect-stage][data-at=choosing]').waitFor();
        await scanner.confirm(phoneOf());
      },
      end: /收款已取消/,
    },
    {
      case: 'the channel’s answer is lost, the payer tries again',
      act: async (stand) => {
        const { address } = await begin(stand, { name: 'answer-lost', on: ['prepay'] });
        await scanner.retry(phoneOf(), address);
        await scanner.confirm(phoneOf());
      },
      end: 'paid',
    },
    {
      case: 'the page is reloaded while the payer pays',
      act: async (stand) => {
        await begin(stand);
        await untilScanned(stand);
        await reload(stand.till);
        await shownAddress(stand.till);
        await scanner.confirm(phoneOf());
      },
      end: 'paid',
    },
  ];
}

/** Our code on the till's screen; answers its address. */
async function show({ till }: Stand): Promise<string> {
  await pickTender(till, 'qr');
  return await shownAddress(till);
}

async function untilScanned({ till }: Stand): Promise<void> {
  await till.page.getByText('顾客已扫码，等顾客付款').waitFor();
}
