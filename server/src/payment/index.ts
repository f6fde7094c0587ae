export { mountCallbacks } from './callback.routes';
export { keepAsking } from './keepAsking';
export { askAgain, giveBack } from './payment.jobs';
export { channelOf, type PaymentContext } from './paymentContext';
export { notePayment, openPaymentCase } from './paymentRow';
export { paymentRoutes } from './payment.routes';
export { sweepExpired } from './sweepExpired';
