import type { Router, RouterContext } from '@koa/router';
import rawBody from 'raw-body';
import type { CallbackReport, Channel } from '../channel';
import { askNext } from './markPending';
import type { PaymentContext } from './paymentContext';
import { settlePayment } from './settlePayment';

const LARGEST_BYTES = 64 * 1024;

/** Takes what a refund's callback says; the refund module gives it. */
type RefundListener = (
  report: Extract<CallbackReport, { kind: 'refund' }>['report'],
  now: Date,
) => Promise<'final' | 'open' | 'refused'>;

/** One address for each channel that calls back. Answered only when what it says is committed. */
export function mountCallbacks(
  router: Router,
  context: PaymentContext & { readonly clock: () => Date },
  onRefund: RefundListener,
): void {
  for (const channel of Object.values(context.channels)) {
    if (channel?.callbacks === undefined) continue;
    router.post(`/callbacks/${channel.code}`, (ctx) => take(ctx, { channel, context, onRefund }));
  }
}

async function take(
  ctx: RouterContext,
  into: { channel: Channel; context: PaymentContext & { readonly clock: () => Date }; onRefund: RefundListener },
): Promise<void> {
  const { channel, context, onRefund } = into;
  const { callbacks } = channel;
  if (callbacks === undefined) return;
  const now = context.clock();
  try {
    const body = await rawBody(ctx.req, { limit: LARGEST_BYTES, encoding: 'utf8' });
    const report = await callbacks.read({ headers: flat(ctx.headers), body, receivedAt: now });
    await record(context, { report, onRefund }, now);
    answer(ctx, callbacks.acknowledgement);
  } catch (error) {
    context.log.warn({ err: error, channel: channel.code }, 'a callback was not taken');
    answer(ctx, callbacks.refusal(error));
  }
}

async function record(
  context: PaymentContext,
  { report, onRefund }: { readonly report: CallbackReport; readonly onRefund: RefundListener },
  now: Date,
): Promise<void> {
  if (report.kind === 'refund') {
    const outcome = await onRefund(report.report, now);
    if (outcome === 'refused') throw new Error(`the callback does not fit refund ${report.report.refundNo}`);
    return;
  }
  const { report: payment } = report;
  if (payment.state === 'succeeded') {
    const outcome = await settlePayment(context, payment, { from: 'callback', now });
    if (outcome === 'refused') throw new Error(`the callback does not fit payment ${payment.paymentNo}`);
    return;
  }
  // It says the payment did not succeed: nothing to settle, and the channel is asked for its final word.
  await askNext(context.db, payment.paymentNo, now);
}

function flat(headers: RouterContext['headers']): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]),
  );
}

function answer(ctx: RouterContext, { status, body }: { readonly status: number; readonly body: string }): void {
  ctx.status = status;
  if (body !== '') {
    ctx.type = typeOf(body);
    ctx.body = body;
  } else ctx.body = null;
  ctx.status = status;
}

/** WeChat Pay reads JSON, its V2 XML, Alipay one word. */
function typeOf(body: string): string {
  if (body.startsWith('{')) return 'application/json';
  return body.startsWith('<') ? 'text/xml' : 'text/plain';
}
