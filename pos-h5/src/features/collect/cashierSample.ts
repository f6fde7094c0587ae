import type { ActionId, OrderId, TillOrder } from '@jiayou/contract';
import { ApiError, type CallTill } from '../../api';
import type { CardOutcome, CardTerminal } from '../../device/cardBridge/cardTerminal';
import { openCollectDesk, type CollectDesk } from './collectDesk';
import { openCollectMemory } from './collectMemory';

/** What goes wrong next with a request; nothing when the list is used up. */
export type Fate = 'fine' | 'lost-before' | 'lost-after' | 'late';
/** What the payer or the terminal does next. */
export type Payer = 'pays' | 'thinks' | 'refuses';

interface Attempt {
  readonly actionId: ActionId;
  readonly paymentNo: string;
  readonly method: 'code' | 'card' | 'cash' | 'qr';
  readonly startedAt: string;
  state: 'waiting' | 'paid' | 'failed' | 'cancelled';
}

interface Sale {
  readonly id: OrderId;
  readonly openedBy: ActionId;
  state: TillOrder['state'];
  scanUrl: string | undefined;
  readonly attempts: Attempt[];
}

type Body = { actionId: ActionId; method: Attempt['method']; outcome?: string; dropOrder?: boolean };
type Request = { params?: { orderId: OrderId; paymentNo?: string }; body: Body };

interface World {
  readonly sales: Sale[];
  /** Requests that were lost and may arrive later. */
  readonly delayed: (() => void)[];
  readonly payCalls: { orderId: OrderId; actionId: ActionId }[];
  readonly payer: () => Payer;
  /** Attempts so far: each began later than the one before. */
  instants: number;
}

/** A server that keeps the contract's promises about collecting, on a line that loses and delays requests. */
export function aCollectingServer(fate: () => Fate, payer: () => Payer) {
  const world: World = { sales: [], delayed: [], payCalls: [], payer, instants: 0 };
  return {
    sales: world.sales,
    payCalls: world.payCalls,
    call: overBadLine(world, fate),
    /** What was on its way arrives after all. */
    deliverLate: () => world.delayed.shift()?.(),
    collecting: (): TillOrder | undefined => {
      const sale = world.sales.find(({ state }) => state === 'open');
      return sale === undefined ? undefined : asTold(sale);
    },
  };
}

function overBadLine(world: World, fate: () => Fate): CallTill {
  return async (path, request) => {
    const luck = fate();
    await pause();
    const lost = new ApiError('network', 0, '网络不通');
    if (luck === 'lost-before') throw lost;
    if (luck === 'late') {
      world.delayed.push(() => void tryTo(() => answer(world, path, request as never)));
      throw lost;
    }
    const result = answer(world, path, request as never);
    await pause();
    if (luck === 'lost-after') throw lost;
    return result as never;
  };
}

function answer(world: World, path: string, { params, body }: Request): TillOrder {
  if (path === 'POST /till/orders') return asTold(openSale(world, body));
  const sale = world.sales.find(({ id }) => id === params?.orderId);
  if (sale === undefined) throw new ApiError('order.not_found', 404, '没有找到');
  const verbs: Record<string, () => Sale> = {
    payments: () => pay(world, sale, body),
    'scan-code': () => show(sale),
    check: () => check(world, sale),
    cancel: () => cancel(world, sale, body),
    card: () => tell(sale, params?.paymentNo ?? '', body),
  };
  return asTold(verbs[path.split('/').pop() ?? '']?.() ?? sale);
}

function openSale({ sales }: World, { actionId }: Body): Sale {
  const known = sales.find(({ openedBy }) => openedBy === actionId);
  if (known !== undefined) return known;
  const id = `o${sales.length + 1}` as OrderId;
  const sale: Sale = { id, openedBy: actionId, state: 'open', scanUrl: undefined, attempts: [] };
  sales.push(sale);
  return sale;
}

function startAttempt(world: World, sale: Sale, how: Pick<Attempt, 'actionId' | 'method'>): Attempt {
  world.instants += 1;
  const paymentNo = `${sale.id}-${sale.attempts.length + 1}`;
  const startedAt = new Date(world.instants * 1000).toISOString();
  const attempt: Attempt = { ...how, paymentNo, startedAt, state: 'waiting' };
  sale.attempts.push(attempt);
  return attempt;
}

function pay(world: World, sale: Sale, { actionId, method }: Body): Sale {
  world.payCalls.push({ orderId: sale.id, actionId });
  if (sale.attempts.some((attempt) => attempt.actionId === actionId)) return sale;
  refuseUnlessFree(sale);
  const attempt = startAttempt(world, sale, { actionId, method });
  if (method === 'cash') end(sale, attempt, 'paid');
  if (method === 'code') payerActs(world, sale, attempt);
  return sale;
}

function refuseUnlessFree(sale: Sale): void {
  if (sale.state === 'paid') throw new ApiError('order.already_paid', 409, '已支付');
  if (sale.state !== 'open') throw new ApiError('order.not_payable', 409, '不能支付');
  if (live(sale) !== undefined) throw new ApiError('payment.waiting', 409, '正在等');
}

function payerActs({ payer }: World, sale: Sale, attempt: Attempt): void {
  const does = payer();
  if (does !== 'thinks') end(sale, attempt, does === 'pays' ? 'paid' : 'failed');
}

function end(sale: Sale, attempt: Attempt, state: Attempt['state']): void {
  attempt.state = state;
  if (state === 'paid') sale.state = 'paid';
}

function show(sale: Sale): Sale {
  refuseUnlessFree(sale);
  sale.scanUrl = `/q/${sale.id}`;
  return sale;
}

function check(world: World, sale: Sale): Sale {
  const attempt = live(sale);
  if (attempt === undefined) scanned(world, sale);
  else if (attempt.method === 'code' || attempt.method === 'qr') payerActs(world, sale, attempt);
  return sale;
}

/** A payer may scan as long as the code is there. */
function scanned(world: World, sale: Sale): void {
  if (sale.scanUrl === undefined || sale.state !== 'open' || world.payer() !== 'pays') return;
  const actionId = `qr-${sale.id}-${sale.attempts.length}` as ActionId;
  startAttempt(world, sale, { actionId, method: 'qr' });
}

function cancel({ payer }: World, sale: Sale, { dropOrder = false }: Body): Sale {
  const attempt = live(sale);
  if (attempt !== undefined && attempt.method !== 'card') {
    // The channel has the last word: it may have been paid in the same moment.
    end(sale, attempt, payer() === 'pays' ? 'paid' : 'cancelled');
  }
  if (dropOrder && sale.state === 'open' && live(sale) === undefined) sale.state = 'closed';
  return sale;
}

function tell(sale: Sale, paymentNo: string, { outcome }: Body): Sale {
  const attempt = sale.attempts.find((one) => one.paymentNo === paymentNo);
  if (attempt?.state === 'waiting') end(sale, attempt, outcome === 'approved' ? 'paid' : 'failed');
  return sale;
}

function live(sale: Sale): Attempt | undefined {
  return sale.attempts.find(({ state }) => state === 'waiting');
}

function asTold(sale: Sale): TillOrder {
  const attempt = sale.attempts.find(({ state }) => state === 'paid') ?? sale.attempts[sale.attempts.length - 1];
  const { id, state, scanUrl } = sale;
  // The state of that moment, not of later.
  return {
    id,
    state,
    scanUrl,
    payment: attempt === undefined ? undefined : { ...attempt, amountFen: 20_000 },
  } as never;
}

function tryTo(run: () => unknown): unknown {
  try {
    return run();
  } catch {
    return undefined;
  }
}

/** The card application of the device: it remembers what it charged. */
export function aTerminal(says: () => 'approved' | 'declined' | 'lost') {
  const charges: string[] = [];
  const outcomes = new Map<string, CardOutcome>();
  const declined: CardOutcome = { outcome: 'declined', message: '没有这笔' };
  const terminal: CardTerminal = {
    async pay(paymentNo) {
      charges.push(paymentNo);
      const said = says();
      const approved: CardOutcome = {
        outcome: 'approved',
        referenceNo: '123456789012',
        cardNoMasked: '622202****1234',
        authorisation: '',
      };
      const outcome = said === 'declined' ? declined : approved;
      outcomes.set(paymentNo, outcome);
      await pause();
      return said === 'lost' ? { outcome: 'unknown' } : outcome;
    },
    async query(paymentNo) {
      await pause();
      return outcomes.get(paymentNo) ?? declined;
    },
  };
  return { terminal, charges };
}

/** A cashier's page; `reload` throws it away and opens it again. */
export function aPage(server: ReturnType<typeof aCollectingServer>, terminal: CardTerminal) {
  let ticks: (() => void)[] = [];
  let actions = 0;
  let desk = open();

  function open(): CollectDesk {
    ticks = [];
    return openCollectDesk({
      call: server.call,
      memory: openCollectMemory('shift', () => 0),
      newActionId: () => newAction(),
      cardTerminal: () => terminal,
      signedOut: () => undefined,
      every: (run) => {
        ticks.push(run);
        return () => void (ticks = ticks.filter((one) => one !== run));
      },
    });
  }

  function newAction(): ActionId {
    return `a${(actions += 1)}` as ActionId;
  }

  return {
    desk: () => desk,
    newAction,
    tick: () => ticks.forEach((run) => run()),
    readBoard: () => desk.learn(server.collecting()),
    reload() {
      desk.close();
      desk = open();
    },
  };
}

export async function pause(): Promise<void> {
  return new Promise((done) => setImmediate(done));
}
