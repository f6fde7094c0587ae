import {
  ChannelError,
  type Channel,
  type Merchant,
  type PaymentNo,
  type PaymentReport,
  type RefundNo,
} from '../channel';
import type { RefundReport, RefundRequest, SucceededReport, TillCollection } from '../channel';
import type { LocalBook, LocalCollection } from './localBook';

export type { LocalBook } from './localBook';

/**
 * Cash, or a bank card at the terminal: nobody at the other end can be asked, so what the till said is written down in a book, and the
 * book is asked. What is written is written once.
 */
export function createLocal(code: 'cash' | 'bank-card', book: LocalBook): Channel {
  return {
    code,
    query: (merchant, paymentNo) => query(book, merchant, paymentNo),
    close: (merchant, paymentNo) => close(book, { code, merchant, paymentNo }),
    refund: (request) => refund(book, request),
    queryRefund: (_merchant, refundNo) => queryRefund(book, refundNo),
    till: { collect: (collection) => collect(book, code, collection) },
  };
}

async function collect(
  book: LocalBook,
  code: 'cash' | 'bank-card',
  collection: TillCollection,
): Promise<SucceededReport> {
  const { merchant, paymentNo, amountFen, referenceNo, at } = collection;
  const transactionNo = code === 'cash' ? paymentNo : referenceNo;
  if (transactionNo === undefined) throw declined('NO_REFERENCE', 'a card payment has the number of its terminal');
  const entry = { channel: code, accountNo: merchant.accountNo, paymentNo, amountFen, transactionNo, at };
  const written = await book.writeCollected(entry);
  if (written === 'reference-used') throw declined('REFERENCE_USED', 'this number stands for another payment');
  if (written.state === 'closed') throw declined('CLOSED', 'it was closed before');
  return succeeded(written);
}

async function query(book: LocalBook, merchant: Merchant, paymentNo: PaymentNo): Promise<PaymentReport> {
  const entry = await book.find(paymentNo);
  if (entry === undefined || entry.accountNo !== merchant.accountNo) return { state: 'missing', paymentNo };
  return entry.state === 'closed' ? { state: 'closed', paymentNo } : succeeded(entry);
}

async function close(
  book: LocalBook,
  { code, merchant, paymentNo }: { code: 'cash' | 'bank-card'; merchant: Merchant; paymentNo: PaymentNo },
): Promise<void> {
  const written = await book.writeClosed({ channel: code, accountNo: merchant.accountNo, paymentNo });
  if (written.state === 'collected') throw declined('ORDER_PAID', 'it was collected before');
}

async function refund(book: LocalBook, request: RefundRequest): Promise<RefundReport> {
  const { refundNo, paymentNo, refundFen: amountFen, referenceNo = refundNo } = request;
  const { accountNo } = request.merchant;
  const written = await book.writeRefund({ refundNo, paymentNo, accountNo, amountFen, transactionNo: referenceNo });
  if (written === 'reference-used') throw declined('REFERENCE_USED', 'this number stands for another repayment');
  if (written === 'refused') throw declined('NOT_REFUNDABLE', 'not collected, or more than was');
  return {
    refundNo,
    state: 'succeeded',
    merchant: request.merchant,
    refundFen: written.amountFen,
    channelRefundNo: written.transactionNo,
    refundedAt: written.at,
  };
}

async function queryRefund(book: LocalBook, refundNo: RefundNo): Promise<RefundReport> {
  const entry = await book.findRefund(refundNo);
  if (entry === undefined) return { refundNo, state: 'missing' };
  const { amountFen: refundFen, transactionNo: channelRefundNo, at: refundedAt } = entry;
  return { refundNo, state: 'succeeded', refundFen, channelRefundNo, refundedAt };
}

function succeeded(entry: Extract<LocalCollection, { state: 'collected' }>): SucceededReport {
  const { paymentNo, accountNo, amountFen, transactionNo, at } = entry;
  return {
    state: 'succeeded',
    paymentNo,
    merchant: { accountNo },
    amountFen,
    channelTransactionNo: transactionNo,
    paidAt: at,
  };
}

function declined(code: string, message: string): ChannelError {
  return new ChannelError('declined', code, { message: `till: ${message}` });
}
