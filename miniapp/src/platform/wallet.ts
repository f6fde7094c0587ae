// The build takes the twin of its platform (.weapp or .h5); editors, types and tests see this one.
export { hasWallet, openWallet } from './wallet.h5';
