import type { ActionId, OrderId } from '@jiayou/contract';
import { channelOf, isLive, merchantOf, settlePayment } from '../payment';
import type { CashierCaller } from '../session';
import { beginAttempt } from './beginAttempt';
import type { CollectContext } from './collectContext';

// Nobody is waited for; the time is for a server that dies between its two steps.
const PATIENCE_MS = 60_000;

/** Cash is in the drawer. The same action again answers the same payment. @throws AppError like {@link beginAttempt} */
export async function payByCash(
  context: CollectContext,
  cash: {
    readonly orderId: OrderId;
    readonly cashier: CashierCaller;
    readonly actionId: ActionId;
    /** What the payer gave; the change is what is more than the order. */
    readonly receivedFen: number;
  },
  now: Date,
): Promise<void> {
  const { payment } = await beginAttempt(
    context,
    { ...cash, method: 'cash', tender: 'cash', patienceMs: PATIENCE_MS },
    now,
  );
  if (!isLive(payment.state)) return;
  const { till } = channelOf(context, 'cash');
  if (till === undefined) throw new Error('cash has no drawer');
  const { payment_no: paymentNo, amount_fen: amountFen } = payment;
  const report = await till.collect({ merchant: merchantOf(payment), paymentNo, amountFen, at: now });
  await settlePayment(context, report, { from: 'till', now });
}
