import type { ActionId, OnDuty, TillRefund } from '@jiayou/contract';
import { createStore, type Store } from '../../device/store';
import { insistAloud, UNSURE, type Insisting } from '../../ui/insistAloud';

/** A refund slip 退款凭证 that was asked for and has no number yet: without one there is no paper. */
export interface AskedSlip {
  readonly refund: TillRefund;
  readonly stationName: string;
  readonly cashierName: string;
  readonly actionId: ActionId;
  readonly state: Insisting;
}

export interface SlipParts {
  /** The server's number: 1 is the first paper, n is 补打 第(n−1)次. */
  readonly number: (refundNo: string, actionId: ActionId) => Promise<{ readonly slipNo: number }>;
  /** Prints it and answers the paper's name; the same number twice is one paper. */
  readonly print: (slip: AskedSlip, slipNo: number) => string;
  readonly newActionId: () => ActionId;
  readonly recall: () => unknown;
  readonly remember: (slips: readonly AskedSlip[]) => void;
  readonly wait?: (ms: number) => Promise<void>;
}

export interface SlipDesk {
  /** By refund. */
  readonly asked: Store<ReadonlyMap<string, AskedSlip>>;
  /** A slip now; of a refund whose slip has no answer yet, that one once more. The name of its paper, nothing when there is none. */
  readonly ask: (refund: TillRefund, onDuty: OnDuty) => Promise<string | undefined>;
  readonly again: (slip: AskedSlip) => Promise<string | undefined>;
  /** The person has read why it was refused. */
  readonly putAway: (refundNo: string) => void;
  /** The first slip comes by itself, once, when the money is back: at the till that gave it back. */
  readonly askWhenBack: (refund: TillRefund, onDuty: OnDuty) => void;
  /** Said of every refund that is seen or heard of. */
  readonly see: (refund: TillRefund) => void;
}

/** Every slip is numbered by the server before it is printed, and asked for until it answers: after a reload by the person. */
export function openSlipDesk(parts: SlipParts): SlipDesk {
  const asked = createStore<ReadonlyMap<string, AskedSlip>>(readAsked(parts.recall()));
  const wanted = new Map<string, OnDuty>();
  const begun = new Set<string>();
  return { asked, ask, again, putAway, askWhenBack, see };

  async function ask(refund: TillRefund, { station, staff }: OnDuty): Promise<string | undefined> {
    const names = { stationName: station.name, cashierName: staff.name };
    const slip = { refund, ...names, actionId: parts.newActionId(), state: { is: 'idle' } } as const;
    return again(asked.get().get(refund.refundNo) ?? slip);
  }

  async function again(slip: AskedSlip): Promise<string | undefined> {
    const { refundNo } = slip.refund;
    if (asked.get().get(refundNo)?.state.is === 'busy') return undefined;
    const send = async () => parts.number(refundNo, slip.actionId);
    const result = await insistAloud(send, (state) => keep(refundNo, { ...slip, state }), parts.wait);
    if (result.is !== 'answered') return undefined;
    // Printed before it is forgotten: a reload in between asks again, and the same number is the same paper.
    const paperId = parts.print(slip, result.answer.slipNo);
    putAway(refundNo);
    return paperId;
  }

  function putAway(refundNo: string): void {
    keep(refundNo, undefined);
  }

  function askWhenBack(refund: TillRefund, onDuty: OnDuty): void {
    if (begun.has(refund.refundNo)) return;
    begun.add(refund.refundNo);
    wanted.set(refund.refundNo, onDuty);
    see(refund);
  }

  function see(refund: TillRefund): void {
    const onDuty = wanted.get(refund.refundNo);
    if (onDuty === undefined || refund.state !== 'succeeded') return;
    wanted.delete(refund.refundNo);
    // Somebody was quicker with the button: a second paper comes only when a person wants it.
    if (refund.slips === 0) void ask(refund, onDuty);
  }

  function keep(refundNo: string, slip: AskedSlip | undefined): void {
    const slips = new Map(asked.get());
    if (slip === undefined) slips.delete(refundNo);
    else slips.set(refundNo, slip);
    asked.set(slips);
    // What was refused has no number and is not to be gone on with.
    parts.remember([...slips.values()].filter(({ state }) => state.is !== 'refused'));
  }
}

/** What was asked for before a reload may have been numbered: a person asks again. */
function readAsked(kept: unknown): ReadonlyMap<string, AskedSlip> {
  const slips = Array.isArray(kept) ? (kept as readonly Partial<AskedSlip>[]).filter(isAsked) : [];
  return new Map(slips.map((slip) => [slip.refund.refundNo, { ...slip, state: UNSURE }]));
}

function isAsked(slip: Partial<AskedSlip> | null): slip is AskedSlip {
  return typeof slip?.actionId === 'string' && typeof slip.refund?.refundNo === 'string';
}
