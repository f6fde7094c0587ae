export { appAddress } from './appAddress';
export type { ChildProgram } from './childProgram';
export { freePort } from './freePort';
export { freshDatabase } from './freshDatabase';
export { openDatabase, type OpenDatabase } from './openDatabase';
export type { DemoSignIns } from './programs';
export { StackError } from './stackError';
export { startStack, type Stack, type StackOptions } from './startStack';
