import type { Receipt, ShiftSummary, TicketId } from '@jiayou/contract';
import type { PaperJob } from '../../device/printer/queuedPaper';
import { yuanText } from '../../money';
import { receiptPaper } from '../ticket/receiptPaper';
import { refundPaper, type RefundSlip } from './refundPaper';
import { shiftPaper } from './shiftPaper';

// Papers the server counts: the same number is the same paper, whoever asks for it.

/** A further receipt 补打小票. */
export function receiptAgain(ticketId: TicketId, receipt: Receipt, reprintNo: number): PaperJob {
  return {
    id: `reprint-${ticketId}-${reprintNo}`,
    title: `补打小票 ${yuanText(receipt.paidFen)}`,
    lines: receiptPaper(receipt, reprintNo),
    origin: { kind: 'receipt', ticketId },
  };
}

/** A slip of a refund 退款凭证: the first is number 1. */
export function slipJob({ refund, stationName, cashierName }: RefundSlip, slipNo: number): PaperJob {
  const { refundNo, amountFen } = refund;
  const which = slipNo === 1 ? '' : `（补打 第${slipNo - 1}次）`;
  return {
    id: `refund-${refundNo}-slip-${slipNo}`,
    title: `退款凭证 ${yuanText(amountFen)}${which}`,
    lines: refundPaper({ refund, stationName, cashierName }, slipNo),
    origin: { kind: 'refund-slip', refund, stationName, cashierName },
  };
}

/** The paper of a closed shift 班结小票; the first has no number. */
export function shiftJob(summary: ShiftSummary, reprintNo?: number): PaperJob {
  const { id: shiftId, shiftNo } = summary.shift;
  const isFirst = reprintNo === undefined;
  return {
    id: isFirst ? `shift-${shiftId}` : `shift-${shiftId}-reprint-${reprintNo}`,
    title: isFirst ? `班结小票 ${shiftNo}` : `班结小票 ${shiftNo}（补打 第${reprintNo}次）`,
    lines: shiftPaper(summary, reprintNo),
    origin: { kind: 'shift', shiftId },
  };
}
