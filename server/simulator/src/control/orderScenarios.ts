import type { Middleware } from 'koa';
import { z } from 'zod';

/** `POST …/scenario`: what shall go wrong with a subject, or with the next new trade. */
export function orderScenarios<Scenario extends object>(
  schema: z.ZodType<Scenario>,
  plans: { order(subject: string | undefined, scenarios: Scenario[]): void },
): Middleware {
  const wanted = z.strictObject({ for: z.string().optional(), scenarios: z.array(schema) });
  return (ctx) => {
    const { for: subject, scenarios } = wanted.parse(ctx.request.body);
    plans.order(subject, scenarios);
    ctx.body = { for: subject ?? 'next', scenarios };
  };
}
