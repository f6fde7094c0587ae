export { enqueue, job, type Job } from './enqueue';
export { handles, runWorker, type JobHandler } from './runWorker';
