export { createDatabase, dropDatabase } from './createDatabase';
export { freePort, isPortFree } from './freePort';
export { freshDatabase } from './freshDatabase';
export { StackError } from './stackError';
export { startPostgres, type Postgres, type PostgresOptions } from './startPostgres';
