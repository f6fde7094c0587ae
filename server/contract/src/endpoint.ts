import type { z } from 'zod';
import type { ErrorCode } from './errors';
import type { Permission } from './permissions';

/** One HTTP operation. The key in the API table carries the method and the path. */
export interface Endpoint {
  /** Who may call it; there is no default. */
  readonly permission: Permission;
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  readonly response: z.ZodType;
  /** Error codes a client must be ready to show, beyond those every endpoint may answer. */
  readonly errors?: readonly ErrorCode[];
}

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
export type EndpointKey = `${Method} /${string}`;
export type Api = Readonly<Record<EndpointKey, Endpoint>>;

type Part<E extends Endpoint, K extends 'params' | 'query' | 'body', Side extends 'in' | 'out'> = E[K] extends z.ZodType
  ? { [P in K]: Side extends 'in' ? z.input<E[K]> : z.output<E[K]> }
  : unknown;

/** What a client sends. */
export type RequestOf<E extends Endpoint> = Part<E, 'params', 'in'> & Part<E, 'query', 'in'> & Part<E, 'body', 'in'>;
/** What a handler receives, after validation. */
export type InputOf<E extends Endpoint> = Part<E, 'params', 'out'> & Part<E, 'query', 'out'> & Part<E, 'body', 'out'>;
export type ResponseOf<E extends Endpoint> = z.output<E['response']>;

/** Keeps literal keys while checking the shape. */
export const defineApi = <const A extends Api>(api: A): A => api;
