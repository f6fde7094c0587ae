export { mountCallbacks, type RefundListener } from './callback.routes';
export { keepAsking } from './keepAsking';
export { askAgain, giveBack } from './payment.jobs';
export { channelOf, type Channels, type PaymentContext } from './paymentContext';
export { notePayment, openPaymentCase } from './paymentRow';
export { paymentRoutes } from './payment.routes';
export { settlePayment, type Settled } from './settlePayment';
export { sweepExpired } from './sweepExpired';
