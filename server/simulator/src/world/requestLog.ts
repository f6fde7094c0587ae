import type { Context } from 'koa';

export interface LoggedRequest {
  atMs: number;
  api: string;
  method: string;
  /** Path and query as received. */
  url: string;
  spMchid?: string | undefined;
  outTradeNo?: string | undefined;
  outRefundNo?: string | undefined;
  body: string;
  /** 0 when the answer was lost on purpose. */
  status: number;
  code?: string | undefined;
}

export interface RequestLog {
  add(request: LoggedRequest): void;
  of(outTradeNo: string | undefined): LoggedRequest[];
  clear(): void;
}

const KEPT = 20_000;

/** The last twenty thousand requests: enough for a test, bounded for a bench. */
export function createRequestLog(): RequestLog {
  let requests: LoggedRequest[] = [];
  return {
    add: (request) => {
      requests.push(request);
      if (requests.length > 2 * KEPT) requests = requests.slice(-KEPT);
    },
    of: (outTradeNo) => requests.filter((one) => outTradeNo === undefined || one.outTradeNo === outTradeNo),
    clear: () => {
      requests = [];
    },
  };
}

/** A call as it came in, before anything is known of it. */
export function received({ method, url }: Context, call: { api: string; body: string }): LoggedRequest {
  return { atMs: Date.now(), method, url, status: 0, ...call };
}
