export { giveBackPayment } from './giveBack';
export { pursueRefund } from './pursueRefund';
export { readTillRefunds } from './readTillRefunds';
export { pursue } from './refund.jobs';
export { refundDeskRoutes, refundTillRoutes } from './refund.routes';
export { settleRefund } from './settleRefund';
