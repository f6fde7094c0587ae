export { giveBackPayment } from './giveBack';
export { pursueRefund } from './pursueRefund';
export { pursue } from './refund.jobs';
export { settleRefund } from './settleRefund';
