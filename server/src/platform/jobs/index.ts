export { enqueue, job } from './enqueue';
export { handles, runWorker, type JobHandler } from './runWorker';
