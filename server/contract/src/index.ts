export * from './common';
export * from './money';
export * from './endpoint';
export * from './errors';
export * from './permissions';
export * from './driver';
export * from './till';
export * from './desk';
export { createClient, type Transport } from './client';
