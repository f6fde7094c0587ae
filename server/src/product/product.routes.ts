import type { TillApi } from '@jiayou/contract';
import type { Handlers } from '../platform/http';
import type { Callers } from '../session';
import { viewCatalogue } from './viewCatalogue';

export function productRoutes(context: Parameters<typeof viewCatalogue>[0]) {
  return {
    'GET /till/catalogue': (_input, { stationId }, { now }) => viewCatalogue(context, stationId, now),
  } satisfies Partial<Handlers<TillApi, Callers>>;
}
