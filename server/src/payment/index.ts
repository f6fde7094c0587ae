export { askPayment } from './askPayment';
export { mountCallbacks } from './callback.routes';
export { closePayment } from './closePayment';
export { insertPayment, type NewPayment } from './insertPayment';
export { keepAsking } from './keepAsking';
export { createLocalBook } from './localBook';
export { maskSaid } from './maskSaid';
export { askLater, keepCodeUrl, markPending } from './markPending';
export { openWallet, type WalletPayment } from './openWallet';
export { giveBack } from './payment.jobs';
export { channelOf, type PaymentContext } from './paymentContext';
export {
  livePayment,
  lockPayment,
  merchantOf,
  notePayment,
  openPaymentCase,
  paymentByAction,
  type PaymentRow,
} from './paymentRow';
export { isLive, type PaymentState } from './paymentState';
export { paymentRoutes } from './payment.routes';
export { settlePayment } from './settlePayment';
export { SHORTEST_MS } from './startPayment';
export { closeUnpaid } from './closeUnpaid';
