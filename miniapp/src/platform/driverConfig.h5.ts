import type { DriverApi, ResponseOf } from '@jiayou/contract';
import { createClient } from '@jiayou/contract/client';
import { send } from '../transport';

type DriverConfig = ResponseOf<DriverApi['GET /driver/config']>;
let answered: DriverConfig | undefined;

/** Asked once per page load. */
export async function driverConfig(): Promise<DriverConfig> {
  answered ??= await createClient<DriverApi>(send)('GET /driver/config', {});
  return answered;
}
