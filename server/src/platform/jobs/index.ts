export { enqueue, job } from './enqueue';
export { keepLooking } from './keepLooking';
export { handles, runWorker, type JobHandler } from './runWorker';
