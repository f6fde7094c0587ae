import Taro from '@tarojs/taro';
import type { ErrorBody } from '@jiayou/contract';
import type { Transport } from '@jiayou/contract/client';
import { ApiError } from './ApiError';

const timeoutMs = 10_000;

/** Sends without a session; rejects with {@link ApiError} only. */
export const send: Transport = (method, url, body) => sendWith({}, [method, url, body]);

export function sendAs(token: string): Transport {
  return (method, url, body) => sendWith({ Authorization: `Bearer ${token}` }, [method, url, body]);
}

async function sendWith(header: Record<string, string>, [method, url, body]: Parameters<Transport>): Promise<unknown> {
  const answer = await inTime(
    Taro.request<unknown>({
      url: API_BASE + url,
      method: method === 'GET' ? 'GET' : 'POST',
      header,
      timeout: timeoutMs,
      ...(body === undefined ? {} : { data: body }),
    }),
  );
  if (answer.statusCode >= 200 && answer.statusCode < 300) return answer.data;
  throw refusal(answer.data);
}

/** The platforms' own time-out ends with the answer's head on one and differs in words on the other. */
function inTime<T>(sent: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new ApiError('network.timeout', '网络太慢，没有等到回应，请重试')),
      timeoutMs,
    );
    sent
      .then(resolve, () => reject(new ApiError('network.offline', '网络连不上，请检查网络后重试')))
      .finally(() => clearTimeout(timer));
  });
}

function refusal(data: unknown): ApiError {
  if (!isErrorBody(data)) return new ApiError('network.garbled', '没有听懂服务器的回应，请稍后重试');
  const { code, message, reason, requestId } = data;
  return new ApiError(code, message, { requestId, ...(reason === undefined ? {} : { reason }) });
}

function isErrorBody(data: unknown): data is ErrorBody {
  return typeof data === 'object' && data !== null && 'code' in data && 'message' in data;
}
