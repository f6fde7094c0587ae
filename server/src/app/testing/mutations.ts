import { z } from 'zod';
import type { AnyRequest, EndpointKey } from './endpoints';
import { endpointOf } from './endpoints';

const HOSTILE_TEXTS = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\uD800',
  '\uFFFF😀',
  '../../etc/passwd',
  "'; drop table orders; --",
  '%',
  '%s%n${7*7}',
  'x'.repeat(300),
  '油'.repeat(1_000),
  '-1',
  '1e3',
  '0x10',
  'NaN',
  'Infinity',
  '999999999999999',
  '9007199254740993',
  '13456789012345678',
  '2026-02-30',
  '2026-02-30T00:00:00.000Z_00000000-0000-7000-8000-000000000000',
  '0000-01-01T00:00:00.000Z_00000000-0000-7000-8000-000000000000',
  '2026-01-01T24:00:00.000Z_00000000-0000-7000-8000-000000000000',
];
const HOSTILE_NUMBERS = [-1, 0, 0.5, 1.01, 1e308, -1e308, 999_999_999_999_999, 2 ** 53, 2 ** 63, 5e-324];
const HOSTILE_SHAPES: readonly unknown[] = [null, true, [], {}, [1], { a: 1 }, { toString: 1 }, [[[]]]];

type Schema = z.core.JSONSchema.BaseSchema;

/** Requests one change away from a good one, made by the contract's own schemas. */
export function mutationsOf(key: EndpointKey, good: AnyRequest): AnyRequest[] {
  const { params, query, body } = endpointOf(key);
  const variants = (part: keyof AnyRequest, changed: readonly unknown[]) =>
    changed.map((value) => put(good, part, value));
  return [
    ...variants('params', inAddress(params, good.params)),
    ...variants('query', inAddress(query, good.query)),
    ...variants('query', query === undefined ? [] : [...without(good.query), { ...good.query, unknown: '1' }]),
    ...variants('body', body === undefined ? [] : changesOf(schemaOf(body), good.body)),
  ];
}

/** Each field left out by itself. */
const without = (whole: object = {}) => Object.keys(whole).map((name) => put(whole, name, undefined));
const put = <Whole extends object>(whole: Whole, name: string, value: unknown): Whole => ({ ...whole, [name]: value });

/** Whether the contract takes it: then the answer is the handler's. */
export function isWellFormed(key: EndpointKey, request: AnyRequest): boolean {
  const { params, query, body } = endpointOf(key);
  const taken = [params?.safeParse(request.params), query?.safeParse(request.query), body?.safeParse(request.body)];
  return taken.every((part) => part?.success !== false) && !/\\u0000|\\ud800/.test(JSON.stringify(request));
}

const schemaOf = (schema: z.ZodType): Schema => z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });

/** In an address everything is text, half a character cannot be written, and an empty part of a path is another path. */
function inAddress(schema: z.ZodObject | undefined, good: AnyRequest['params'] = {}): Record<string, unknown>[] {
  return Object.entries(schema === undefined ? {} : (schemaOf(schema).properties ?? {})).flatMap(([name, field]) => {
    const texts = [...HOSTILE_TEXTS, ...limitsOf(field as Schema).map(String)];
    const written = texts.filter((text) => text !== '\uD800' && (text !== '' || !(name in good)));
    return written.map((text) => put(good, name, text));
  });
}

function changesOf(schema: Schema, good: unknown): unknown[] {
  const branches = schema.anyOf ?? schema.oneOf;
  if (branches !== undefined) return branches.flatMap((branch) => changesOf(branch, asBranch(branch, good)));
  if (schema.type === 'object') return changedObjects(schema, isRecord(good) ? good : {});
  if (schema.type === 'array') return changedArrays(schema, Array.isArray(good) ? good : []);
  return [...HOSTILE_TEXTS, ...HOSTILE_NUMBERS, ...HOSTILE_SHAPES, ...limitsOf(schema)];
}

/** What a good value has for this branch of a union: its own words and what they share. */
function asBranch({ type, properties = {} }: Schema, good: unknown): unknown {
  if (type !== 'object' || !isRecord(good)) return good;
  const fields = Object.entries(properties) as [string, Schema][];
  return Object.fromEntries(
    fields.map(([name, { const: word = good[name] }]) => [name, word]).filter(([, value]) => value !== undefined),
  );
}

function changedObjects({ properties = {} }: Schema, good: Record<string, unknown>): unknown[] {
  const changed = Object.entries(properties).flatMap(([name, field]) =>
    changesOf(field as Schema, good[name]).map((value) => put(good, name, value)),
  );
  return [...changed, ...without(good), good, { ...good, unknown: 1 }, ...HOSTILE_SHAPES, 'text', 1];
}

function changedArrays({ items, maxItems = 0 }: Schema, good: readonly unknown[]): unknown[] {
  const changed = changesOf(items as Schema, good[0]).map((value) => Object.assign([...good], { 0: value }));
  return [...changed, Array.from({ length: maxItems + 1 }, () => good[0]), ...HOSTILE_SHAPES, 'text', 1];
}

/** Just beyond what is allowed. */
function limitsOf({ minimum, maximum, minLength, maxLength }: Schema): unknown[] {
  return [
    ...(minimum === undefined ? [] : [minimum - 1]),
    ...(maximum === undefined ? [] : [maximum + 1]),
    ...(minLength === undefined ? [] : ['x'.repeat(minLength - 1)]),
    ...(maxLength === undefined ? [] : ['x'.repeat(maxLength + 1)]),
  ];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
