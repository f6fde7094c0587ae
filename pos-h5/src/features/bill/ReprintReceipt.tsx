import type { BillDetail } from '@jiayou/contract';
import { callTill } from '../../api';
import { enqueuePaper } from '../../device/printer/printQueue';
import { yuanText } from '../../money';
import { receiptAgain } from '../papers/countedPapers';
import { PrintAgain } from '../papers/PrintAgain';
import { useReprint } from '../papers/useReprint';

interface ReprintReceiptProps {
  readonly bill: BillDetail;
  readonly onDone: () => void;
}

/** 补打 of an order's receipt. */
export function ReprintReceipt({ bill: { ticket, paidFen, orderNo }, onDone }: ReprintReceiptProps) {
  const paper = useReprint(
    async (actionId) =>
      callTill('POST /till/tickets/:ticketId/reprint', { params: { ticketId: ticket.id }, body: { actionId } }),
    ({ receipt, reprintNo }) => {
      const job = receiptAgain(ticket.id, receipt, reprintNo);
      enqueuePaper(job);
      onDone();
      return job.id;
    },
  );
  if (ticket.state === 'waiting') return <p className="soft">小票还没打印，请在看板的这笔订单上点「打印」</p>;
  const what = (
    <>
      <p className="amount">{yuanText(paidFen)}</p>
      <p>{orderNo}</p>
      <p>会再出一张，票面写「补打 第{ticket.reprints + 1}次」，并记入日志。</p>
    </>
  );
  return (
    <PrintAgain
      testId="reprint"
      words={ticket.reprints === 0 ? '补打小票' : `补打 第${ticket.reprints + 1}次`}
      question={{ title: '补打这张小票？', what }}
      paper={paper}
    />
  );
}
