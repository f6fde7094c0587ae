export { recordAudit } from './recordAudit';
