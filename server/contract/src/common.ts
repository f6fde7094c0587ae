import { z } from 'zod';

/** Ids are UUIDs in lower case, branded so that a station cannot stand where an order is asked for. */
export const StationId = z.uuid().toLowerCase().brand<'StationId', 'inout'>();
export type StationId = z.infer<typeof StationId>;
export const OrderId = z.uuid().toLowerCase().brand<'OrderId', 'inout'>();
export type OrderId = z.infer<typeof OrderId>;
export const TicketId = z.uuid().toLowerCase().brand<'TicketId', 'inout'>();
export type TicketId = z.infer<typeof TicketId>;

/** Made by a client for one action, the same on every retry; the database keeps it unique. */
export const ActionId = z.uuid().toLowerCase().brand<'ActionId', 'inout'>();
export type ActionId = z.infer<typeof ActionId>;

/** An instant as ISO 8601 with a zone. */
export const Instant = z.iso.datetime({ offset: true });
/** A calendar day in Asia/Shanghai, `YYYY-MM-DD`; none of ours is older than the century. */
export const BusinessDate = z.iso.date().refine((day) => day >= '2000-01-01');

/** Oil grade 油品 as posted at the pump, e.g. `92#`, `0#`. */
export const Grade = z.string().min(1).max(8);
/** Nozzle 油枪 number as painted on the pump. */
export const NozzleNo = z.int().min(1).max(99);

/** A number in an address; an empty one is not zero. */
const numberLike = (pattern: RegExp) => z.union([z.number(), z.string().regex(pattern).transform(Number)]);
/** A whole number in an address, not negative. */
export const Count = numberLike(/^\d{1,15}$/).pipe(z.int().min(0));

/** GCJ-02, the datum of every map in China. Degrees. */
const Degrees = numberLike(/^-?\d{1,3}(\.\d{1,20})?$/);
export const Latitude = Degrees.pipe(z.number().min(-90).max(90));
export const Longitude = Degrees.pipe(z.number().min(-180).max(180));
/** How many rows an answer may have. */
export const limitOf = (most: number, usual: number) => Count.pipe(z.int().min(1).max(most)).default(usual);

/** `open` waits for money, `paid` has it, `closed` will not be paid (expired or cancelled), `refunded` was paid back whole. */
export const OrderState = z.enum(['open', 'paid', 'closed', 'refunded']);
export type OrderState = z.infer<typeof OrderState>;
/** `waiting` no till has it; `claimed` a till has it, paper not confirmed; `printed` paper confirmed; `dismissed` a person decided against paper. */
export const TicketState = z.enum(['waiting', 'claimed', 'printed', 'dismissed']);
export type TicketState = z.infer<typeof TicketState>;

/** What was paid with. */
export const Tender = z.enum(['wechat-pay', 'alipay', 'bank-card', 'cash']);
export type Tender = z.infer<typeof Tender>;
/** `fuel` 单买油品, `goods` 单买非油品, `mixed` 混合购买. */
export const OrderKind = z.enum(['fuel', 'goods', 'mixed']);
export type OrderKind = z.infer<typeof OrderKind>;
/**
 * `requested` waits for a master; `rejected` by them; `approved` will be sent, or cash waits to be handed out; `sent` the channel has
 * it; `succeeded`, `failed` its final word (failed: a person must act).
 */
export const RefundState = z.enum(['requested', 'rejected', 'approved', 'sent', 'succeeded', 'failed']);
export type RefundState = z.infer<typeof RefundState>;

export const Empty = z.strictObject({});
