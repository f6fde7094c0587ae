import { driverApi } from '../../api';
import type { LastRefuel } from './doubts';
import { canAskSilently } from '../session/session';

/** What the driver did last. A convenience: without it the page still works, so a failure is nothing. */
export async function lastRefuel(): Promise<LastRefuel | undefined> {
  if (!canAskSilently()) return undefined;
  try {
    return (await driverApi('GET /driver/me', {})).lastRefuel;
  } catch {
    return undefined;
  }
}
