import { setTimeout as sleep } from 'node:timers/promises';
import type { AlipayScenarioInput, RunningSimulator, ScenarioInput } from '@jiayou/simulator';
import type { PaymentNo } from '../../channel';
import { send } from './callHttp';

type Control = (path: string, body?: object) => Promise<Record<string, unknown>>;

/** What people and providers do, as a test wants it. */
export interface Levers {
  /** One of the simulator's levers; see its README. */
  readonly control: Control;
  /** What shall go wrong with this payment, or with the next one to be prepared. */
  goWrong(scenarios: readonly ScenarioInput[], paymentNo?: string): Promise<void>;
  /** The payer confirms in the wallet; `evenClosed`: quicker than a close already answered. */
  confirm(paymentNo: PaymentNo, how?: { readonly evenClosed: boolean }): Promise<unknown>;
  /** The channel tries its last callback about this payment now; answers what status it got. */
  callBack(paymentNo: PaymentNo, refundNo?: string): Promise<unknown>;
  /** Resolves when the channel has given the money of a refund back. */
  untilGivenBack(paymentNo: PaymentNo, refundNo: string): Promise<void>;
  /** The code 付款码 on a person's phone, good once. */
  payerCode(wallet: 'wechat-pay' | 'alipay', user?: string): Promise<string>;
  /** A person scans a code that asks for money; false when the wallet refuses it. */
  scan(codeUrl: string, user?: string): Promise<boolean>;
  /** The same at Alipay. */
  readonly alipay: {
    goWrong(scenarios: readonly AlipayScenarioInput[], paymentNo?: string): Promise<void>;
    confirm(paymentNo: PaymentNo, how?: { readonly evenClosed: boolean }): Promise<unknown>;
    refuse(paymentNo: PaymentNo): Promise<unknown>;
    callBack(paymentNo: PaymentNo, refundNo?: string): Promise<unknown>;
  };
}

export function leversOf({ url }: RunningSimulator): Levers {
  const control: Control = async (path, body) => {
    const method = body === undefined ? 'GET' : 'POST';
    const answer = await send(`${url}/control${path}`, { method, body });
    if (answer.status !== 200) throw new Error(`the simulator answered ${answer.status} to ${path}`);
    return answer.body as Record<string, unknown>;
  };
  return {
    control,
    goWrong: async (scenarios, paymentNo) => {
      await control('/scenario', { scenarios, ...(paymentNo && { for: paymentNo }) });
    },
    confirm: async (paymentNo, how = { evenClosed: false }) =>
      (await control(`/trades/${paymentNo}/confirm`, how))['result'],
    callBack: async (paymentNo, refundNo) =>
      (await control(`/trades/${paymentNo}/callback`, refundNo ? { out_refund_no: refundNo } : {}))['status'],
    untilGivenBack: async (paymentNo, refundNo) => {
      const isBack = async () => {
        const { refunds } = (await control(`/trades/${paymentNo}`)) as {
          refunds: { outRefundNo: string; status: string }[];
        };
        return refunds.some(({ outRefundNo, status }) => outRefundNo === refundNo && status === 'SUCCESS');
      };
      while (!(await isBack())) await sleep(5);
    },
    payerCode: async (wallet, user = 'driver-1') =>
      String((await control(wallet === 'alipay' ? '/alipay/code' : '/payer-code', { user }))['code']),
    scan: async (codeUrl, user = 'driver-1') =>
      codeUrl.startsWith('weixin:')
        ? 'out_trade_no' in (await control('/scan', { code_url: codeUrl, user }))
        : 'trade' in (await control('/alipay/scan', { qr_code: codeUrl, user })),
    alipay: alipayLevers(control),
  };
}

function alipayLevers(control: Control): Levers['alipay'] {
  return {
    goWrong: async (scenarios, paymentNo) => {
      await control('/alipay/scenario', { scenarios, ...(paymentNo && { for: paymentNo }) });
    },
    confirm: async (paymentNo, how = { evenClosed: false }) =>
      (await control(`/alipay/trades/${paymentNo}/confirm`, how))['result'],
    refuse: async (paymentNo) => (await control(`/alipay/trades/${paymentNo}/refuse`, {}))['result'],
    callBack: async (paymentNo, refundNo) =>
      (await control(`/alipay/trades/${paymentNo}/notice`, refundNo ? { out_request_no: refundNo } : {}))['status'],
  };
}
