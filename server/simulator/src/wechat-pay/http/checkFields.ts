import { z } from 'zod';
import { valueAt } from '../../world/valueAt';
import { WechatError } from './wechatError';

type Issue = z.core.$ZodIssue;
type Source = 'body' | 'query';

interface Field {
  /** How the platform begins its sentences: where the value came from. */
  source: string;
  /** Its Chinese name, which is its schema's description. */
  title: string;
  value: unknown;
}

/** The message as its schema types it; refuses the first field that breaks a rule, in the platform's words. */
export function checkFields<S extends z.ZodType>(schema: S, given: unknown, location: Source): z.output<S> {
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  // What is missing or malformed is told before what is too much.
  const { issues } = result.error;
  const issue = issues.find((one) => one.code !== 'unrecognized_keys') ?? issues[0];
  if (!issue) throw result.error;
  const path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path;
  const field = `/${path.join('/')}`;
  const value = valueAt(given, path);
  const title = titleAt(schema, path);
  const message = words(issue, { source: `输入源“/${location}${field}”`, title, value });
  throw Object.assign(new WechatError(400, 'PARAM_ERROR', message), {
    detail: { field, value, issue: message, location },
  });
}

function words(issue: Issue, field: Field): string {
  const { source, title } = field;
  if (issue.code === 'unrecognized_keys') return '参数中含有非法的额外参数';
  if (issue.code === 'custom') return issue.message;
  if (issue.code === 'too_small') return `${source}${limitWords(field, '低于最小值', '小于最小值')} ${issue.minimum}`;
  if (issue.code === 'too_big') return `${source}${limitWords(field, '高于最大值', '大于最大值')} ${issue.maximum}`;
  if (issue.code === 'invalid_type') return typeWords(issue.expected, field);
  if (issue.code !== 'invalid_format') return `${source}映射到字段“${title}”规则校验失败，值不合法`;
  return `${source}映射到值字段“${title}”字符串规则校验失败，字符串必须匹配正则表达式“${patternOf(issue)}”`;
}

function limitWords({ title, value }: Field, ofNumber: string, ofText: string): string {
  if (typeof value === 'number') return `映射到数值字段“${title}”规则校验失败，值${ofNumber}`;
  const length = typeof value === 'string' || Array.isArray(value) ? value.length : 0;
  return `映射到值字段“${title}”字符串规则校验失败，字符数 ${length}，${ofText}`;
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  number: ' 64 位有符号整数',
  int: ' 64 位有符号整数',
  string: '字符串',
  boolean: '布尔值',
};

function typeWords(expected: string, { source, title, value }: Field): string {
  return value === undefined
    ? `${source}映射到字段“${title}”必填性规则校验失败，此字段为必填项`
    : `无法将 JSON ${source}映射到目标字段“${title}”中，此字段需要一个合法的${TYPE_WORDS[expected] ?? '对象'}`;
}

function patternOf(issue: Issue): string {
  return 'pattern' in issue && typeof issue.pattern === 'string' ? issue.pattern.replaceAll(/^\/|\/[a-z]*$/g, '') : '';
}

function titleAt(schema: z.ZodType, path: readonly PropertyKey[]): string {
  let current: unknown = schema;
  for (const step of path) current = childOf(inside(current), step);
  const named = inside(current);
  return (named instanceof z.ZodType ? named.description : undefined) ?? String(path.at(-1) ?? '');
}

function childOf(schema: unknown, step: PropertyKey): unknown {
  if (schema instanceof z.ZodObject) return valueAt(schema.shape, [step]);
  return schema instanceof z.ZodArray ? schema.element : undefined;
}

function inside(schema: unknown): unknown {
  return schema instanceof z.ZodOptional ? inside(schema.unwrap()) : schema;
}
