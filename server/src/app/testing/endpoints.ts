import {
  deskApi,
  driverApi,
  tillApi,
  type DeskApi,
  type DriverApi,
  type RequestOf,
  type TillApi,
} from '@jiayou/contract';
import type { Permission } from '@jiayou/contract';
import type { z } from 'zod';
import { send, type Answer } from './callHttp';

type WholeApi = DriverApi & TillApi & DeskApi;
export type EndpointKey = keyof WholeApi;
export type RequestTo<K extends EndpointKey> = RequestOf<WholeApi[K]>;

/** What a test of all endpoints needs to know of one. */
interface AnyEndpoint {
  readonly permission: Permission;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  readonly errors?: readonly string[];
}

const api: Readonly<Record<EndpointKey, AnyEndpoint>> = { ...driverApi, ...tillApi, ...deskApi };

/** Every endpoint of the contract. */
export const endpoints = Object.entries(api) as readonly (readonly [EndpointKey, AnyEndpoint])[];
export const endpointOf = (key: EndpointKey): AnyEndpoint => api[key];

/** A request before it is checked: anything may be in it. */
export interface AnyRequest {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

/** Sends a request to an endpoint as somebody: the headers say who. */
export function ask(
  baseUrl: string,
  key: EndpointKey,
  { params = {}, query = {}, body, headers }: AnyRequest & { readonly headers: Record<string, string> },
): Promise<Answer> {
  const [method = '', path = ''] = key.split(' ');
  const filled = path.replaceAll(/:(\w+)/g, (_, name: string) => escaped(params[name]));
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  const pairs = given.map(([name, value]) => `${name}=${escaped(value)}`);
  return send(`${baseUrl}/api${filled}${pairs.length === 0 ? '' : `?${pairs.join('&')}`}`, { method, headers, body });
}

/** A lone surrogate cannot be escaped; a client would send what stands for it. */
function escaped(value: unknown): string {
  return encodeURIComponent(String(value).replaceAll(/\p{Surrogate}/gu, '\uFFFD'));
}
