// The build takes the twin of its platform (.weapp or .h5); editors, types and tests see this one.
export { brighten } from './brightness.h5';
