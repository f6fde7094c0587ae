import { randomUUID } from 'node:crypto';
import type { House } from './openHouse';
import { until } from './until';

/** A payer's wallet at the simulator: its code, its password, and what it says of a trade. */
export interface Wallet {
  is: 'wechat-pay' | 'alipay';
  /** The digits on a new payer's phone, as a till scans them. */
  code: () => Promise<string>;
  /** Orders what goes wrong with the next new trade. */
  goWrong: (scenarios: readonly Wrong[]) => Promise<void>;
  /** Resolves when the channel has the trade. */
  untilThere: (paymentNo: string) => Promise<void>;
  /** The payer types the password; answers whether the money moved. */
  confirm: (paymentNo: string) => Promise<boolean>;
  /** What the channel holds of a payment, in fen: nothing when it was never made, closed or reversed. */
  heldFen: (paymentNo: string) => Promise<number>;
  /** How often the channel was asked to collect by a code. */
  codeCalls: (paymentNo: string) => Promise<number>;
}

export interface Wrong {
  name: string;
  on?: readonly ('code' | 'prepay')[];
  ms?: number;
  times?: number;
}

const apis = {
  'wechat-pay': { code: 'code-pay', prepay: 'prepay' },
  alipay: { code: 'pay', prepay: 'precreate' },
} as const;

interface Trade {
  state?: string;
  status?: string;
  totalFen: number;
  cancelled?: string;
}

export function walletOf(house: House, is: Wallet['is']): Wallet {
  const at = is === 'alipay' ? '/alipay' : '';
  const trade = async (paymentNo: string) =>
    (await house.control(`${at}/trades/${paymentNo}`).catch(() => undefined))?.['trade'] as Trade | undefined;
  return {
    is,
    code: async () => {
      const shown = await house.control(is === 'alipay' ? '/alipay/code' : '/payer-code', { user: randomUUID() });
      return String(shown['code']);
    },
    goWrong: async (wrongs) => {
      const scenarios = wrongs.map(({ on, ...wrong }) =>
        on === undefined ? wrong : { ...wrong, on: on.map((call) => apis[is][call]) },
      );
      if (scenarios.length > 0) await house.control(`${at}/scenario`, { scenarios });
    },
    untilThere: async (paymentNo) => {
      await until('the trade at the channel', async () => await trade(paymentNo));
    },
    confirm: async (paymentNo) => {
      return (await house.control(`${at}/trades/${paymentNo}/confirm`, {}))['result'] === 'paid';
    },
    heldFen: async (paymentNo) => heldOf(await trade(paymentNo)),
    codeCalls: async (paymentNo) => {
      const { requests } = await house.control(`/requests?out_trade_no=${paymentNo}`);
      const made = requests as { api: string }[];
      return made.filter(({ api }) => ['code-pay', 'pay', 'alipay.trade.pay'].includes(api)).length;
    },
  };
}

function heldOf(trade: Trade | undefined): number {
  if (trade === undefined || trade.cancelled !== undefined) return 0;
  const { state, status = state, totalFen } = trade;
  return ['SUCCESS', 'TRADE_SUCCESS', 'TRADE_FINISHED'].includes(status ?? '') ? totalFen : 0;
}
