import { z } from 'zod';
import { Grade, Instant, limitOf, OrderId, OrderState, StationId } from './common';
import { defineApi } from './endpoint';
import { Fen } from './money';

const MemberId = z.uuid().toLowerCase();
const Label = z.object({ id: z.uuid(), name: z.string() });

/** A member as a desk may see one: no word of it is enough to call or to follow anybody. */
const DeskMember = z.object({
  id: MemberId,
  /** `王**`; empty when they gave none. */
  nameMasked: z.string(),
  phoneMasked: z.string().optional(),
  platesMasked: z.array(z.string()),
  labels: z.array(Label),
  joinedAt: Instant,
  lastPaidAt: Instant.optional(),
});
export type DeskMember = z.infer<typeof DeskMember>;

const DeskMemberDetail = DeskMember.extend({
  /** Paid ones, and what they come to after refunds. */
  orders: z.int(),
  netFen: Fen,
  firstPaidAt: Instant.optional(),
  /** How they sign in: as many times as there are apps. */
  apps: z.int(),
});
export type DeskMemberDetail = z.infer<typeof DeskMemberDetail>;

const MemberOrder = z.object({
  orderId: OrderId,
  orderNo: z.string(),
  stationId: StationId,
  stationName: z.string(),
  state: OrderState,
  grade: Grade.optional(),
  volumeMl: z.int().optional(),
  payableFen: Fen,
  createdAt: Instant,
});
export type MemberOrder = z.infer<typeof MemberOrder>;

const MemberLabel = Label.extend({ members: z.int() });
export type MemberLabel = z.infer<typeof MemberLabel>;

/** What a person may ask for: everything that we keep about them. */
const PersonalData = z.object({
  exportedAt: Instant,
  member: z.object({
    id: MemberId,
    name: z.string(),
    phone: z.string().optional(),
    plates: z.array(z.string()),
    labels: z.array(z.string()),
    joinedAt: Instant,
    wechat: z.array(z.object({ appId: z.string(), openId: z.string() })),
  }),
  orders: z.array(
    z.object({
      orderNo: z.string(),
      station: z.string(),
      state: OrderState,
      nozzleNo: z.int().optional(),
      grade: Grade.optional(),
      volumeMl: z.int().optional(),
      amountFen: Fen,
      paidFen: Fen,
      refundedFen: Fen,
      createdAt: Instant,
      paidAt: Instant.optional(),
      channelTransactionNo: z.string().optional(),
    }),
  ),
});
export type PersonalData = z.infer<typeof PersonalData>;

const MemberParams = z.strictObject({ memberId: MemberId });
const After = z.string().max(80).optional();
const Why = z.strictObject({ reason: z.string().trim().min(2).max(100) });

/** The chain's members; everything personal is masked until somebody says why they must see it. */
export const deskMembersApi = defineApi({
  /** Newest first. */
  'GET /desk/members': {
    permission: 'member.read',
    query: z.strictObject({
      /** A phone or its last four digits or more, a plate with or without its province, the beginning of a name, a member code. */
      search: z.string().trim().min(1).max(40).optional(),
      label: MemberId.optional(),
      after: After,
      limit: limitOf(100, 50),
    }),
    /** `total` is that of all that match; `atLeast`: there are more than were counted. */
    response: z.object({
      members: z.array(DeskMember),
      next: z.string().optional(),
      total: z.int(),
      atLeast: z.boolean(),
    }),
  },
  'GET /desk/members/:memberId': {
    permission: 'member.read',
    params: MemberParams,
    response: DeskMemberDetail,
    errors: ['member.not_found'],
  },
  'GET /desk/members/:memberId/orders': {
    permission: 'member.read',
    params: MemberParams,
    query: z.strictObject({ after: After, limit: limitOf(100, 20) }),
    response: z.object({ orders: z.array(MemberOrder), next: z.string().optional() }),
    errors: ['member.not_found'],
  },
  /** In clear, for this one look; who looked and why is kept. */
  'POST /desk/members/:memberId/unmask': {
    permission: 'member.unmask',
    params: MemberParams,
    body: Why,
    response: z.object({ name: z.string(), phone: z.string().optional(), plates: z.array(z.string()) }),
    errors: ['member.not_found'],
  },
  /** For the person themselves; `html` is the same to be read. Who took it out and why is kept. */
  'POST /desk/members/:memberId/export': {
    permission: 'member.unmask',
    params: MemberParams,
    body: Why,
    response: z.object({ data: PersonalData, html: z.string() }),
    errors: ['member.not_found'],
  },
  /** For good: who they were is gone, what they bought stays in the books. */
  'POST /desk/members/:memberId/erase': {
    permission: 'member.erase',
    params: MemberParams,
    body: Why.extend({ confirm: z.literal('erase') }),
    response: z.object({}),
    errors: ['member.not_found', 'member.paying'],
  },

  'GET /desk/member-labels': { permission: 'member.read', response: z.object({ labels: z.array(MemberLabel) }) },
  /** One vocabulary for the chain; a name that is there answers the label it has. */
  'POST /desk/member-labels': {
    permission: 'member.label',
    body: z.strictObject({ name: z.string().trim().min(1).max(12) }),
    response: Label,
  },
  /** Has it afterwards, or has not; as it is already is fine. */
  'POST /desk/members/:memberId/labels': {
    permission: 'member.label',
    params: MemberParams,
    body: z.strictObject({ labelId: MemberId, on: z.boolean() }),
    response: DeskMember,
    errors: ['member.not_found', 'label.not_found'],
  },
});
