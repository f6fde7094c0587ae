import type { ActionId } from '@jiayou/contract';
import { callTill } from '../../api';
import type { PaperJob, PaperOrigin } from '../../device/printer/queuedPaper';
import { learnRefund } from '../bill/refundNews';
import { receiptAgain, shiftJob, slipJob } from './countedPapers';

/** Asks the server for a further paper 补打, which then bears its number. The same action is the same paper. @throws ApiError */
export async function askFurther(origin: PaperOrigin, actionId: ActionId): Promise<PaperJob> {
  switch (origin.kind) {
    case 'receipt':
      return furtherReceipt(origin, actionId);
    case 'refund-slip':
      return furtherSlip(origin, actionId);
    case 'shift':
      return furtherShift(origin, actionId);
  }
}

type Origin<Kind extends PaperOrigin['kind']> = Extract<PaperOrigin, { kind: Kind }>;

async function furtherReceipt({ ticketId }: Origin<'receipt'>, actionId: ActionId): Promise<PaperJob> {
  const order = { params: { ticketId }, body: { actionId } };
  const { receipt, reprintNo } = await callTill('POST /till/tickets/:ticketId/reprint', order);
  return receiptAgain(ticketId, receipt, reprintNo);
}

async function furtherSlip(slip: Origin<'refund-slip'>, actionId: ActionId): Promise<PaperJob> {
  const order = { params: { refundNo: slip.refund.refundNo }, body: { actionId } };
  const { slipNo } = await callTill('POST /till/refunds/:refundNo/slips', order);
  learnRefund({ ...slip.refund, slips: slipNo });
  return slipJob(slip, slipNo);
}

async function furtherShift({ shiftId }: Origin<'shift'>, actionId: ActionId): Promise<PaperJob> {
  const params = { shiftId };
  const { reprintNo } = await callTill('POST /till/shifts/:shiftId/reprint', { params, body: { actionId } });
  return shiftJob(await callTill('GET /till/shifts/:shiftId', { params }), reprintNo);
}
