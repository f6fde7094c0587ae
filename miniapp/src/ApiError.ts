import type { ErrorBody } from '@jiayou/contract';

/** What went wrong, in words for the driver; the code stands small beside them for support. */
export class ApiError extends Error {
  readonly code: ErrorBody['code'] | LocalCode;
  /** A reason given by a person, e.g. why in-car payment is paused. */
  readonly reason: string | undefined;
  readonly requestId: string | undefined;

  constructor(code: ErrorBody['code'] | LocalCode, message: string, said?: { reason?: string; requestId?: string }) {
    super(message);
    this.code = code;
    this.reason = said?.reason;
    this.requestId = said?.requestId;
  }
}

/** What only a client can see: no answer came at all. */
type LocalCode = 'network.offline' | 'network.timeout' | 'network.garbled' | 'page.bug';

export function errorOf(thrown: unknown): ApiError {
  return thrown instanceof ApiError ? thrown : new ApiError('page.bug', '页面出了点问题，请返回重试');
}
