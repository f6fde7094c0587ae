export { arrive } from './pageReturn.h5';
