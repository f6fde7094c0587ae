import type { DriverApi } from '@jiayou/contract';
import { createClient, type Transport } from '@jiayou/contract/client';
import { ApiError } from './ApiError';
import { renewedToken, sessionToken } from './features/session/session';
import { send, sendAs } from './transport';

/** What anybody may ask. */
export const publicApi = createClient<DriverApi>(send);

/** What only a signed-in driver may ask: signs in silently, and once more when the session has ended. */
export const driverApi = createClient<DriverApi>(sendSignedIn);

async function sendSignedIn(...request: Parameters<Transport>): Promise<unknown> {
  const token = await sessionToken();
  try {
    return await sendAs(token)(...request);
  } catch (error) {
    if (!hasEnded(error)) throw error;
    return sendAs(await renewedToken())(...request);
  }
}

function hasEnded(error: unknown): boolean {
  return error instanceof ApiError && (error.code === 'session.missing' || error.code === 'session.expired');
}
