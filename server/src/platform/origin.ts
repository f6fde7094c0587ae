import { AsyncLocalStorage } from 'node:async_hooks';

/** Where a request came from, for the audit and the list of sessions. */
export interface Origin {
  readonly ip: string;
  readonly userAgent: string;
  /** Stands in our log and in the answer too. */
  readonly requestId: string;
}

const origins = new AsyncLocalStorage<Origin>();

/** Does all the work of one request knowing where it came from. */
export function withOrigin<T>(origin: Origin, work: () => Promise<T>): Promise<T> {
  return origins.run(origin, work);
}

/**
 * Of the request that is being answered; `undefined` in a job or a command. It says where something came from and decides
 * nothing, which is why it need not be handed through every use case.
 */
export function originNow(): Origin | undefined {
  return origins.getStore();
}
