import type { ActionId } from '@jiayou/contract';
import * as fc from 'fast-check';
import { aCollectingServer, aPage, aTerminal, pause, type Fate, type Payer } from './cashierSample';
import type { Way } from './collectState';

beforeEach(() => {
  const kept = new Map<string, string>();
  Object.defineProperty(globalThis, 'localStorage', {
    configurable: true,
    value: {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, text: string) => kept.set(key, text),
    },
  });
});

const fates = fc.array(fc.constantFrom<Fate>('fine', 'fine', 'lost-before', 'lost-after', 'late'), { maxLength: 40 });
const payers = fc.array(fc.constantFrom<Payer>('pays', 'thinks', 'refuses'), { maxLength: 20 });
const cards = fc.array(fc.constantFrom('approved', 'declined', 'lost' as const), { maxLength: 8 });
const moves = fc.array(
  fc.oneof(
    fc.record({
      does: fc.constant('collect' as const),
      method: fc.constantFrom('code', 'card', 'cash', 'qr' as const),
    }),
    fc.constantFrom(
      { does: 'tick' as const },
      { does: 'read-board' as const },
      { does: 'reload' as const },
      { does: 'late' as const },
      { does: 'hear' as const },
      { does: 'give-up' as const },
      { does: 'drop-order' as const },
      { does: 'ask-card' as const },
      { does: 'wait' as const },
    ),
  ),
  { maxLength: 50 },
);
type Move = typeof moves extends fc.Arbitrary<(infer M)[]> ? M : never;

test('lost and late answers, reloads, events and second thoughts: one attempt has one action id, one customer pays once', async () => {
  await fc.assert(
    fc.asyncProperty(fates, payers, cards, moves, async (luck, wallet, card, script) => {
      localStorage.setItem('jiayou.till.collecting', 'null');
      const server = aCollectingServer(inTurn<Fate>(luck, 'fine'), inTurn<Payer>(wallet, 'pays'));
      const { terminal, charges } = aTerminal(inTurn<'approved' | 'declined' | 'lost'>(card, 'approved'));
      const page = aPage(server, terminal);
      const chosen = new Set<ActionId>();
      page.readBoard();
      for (const move of script) await play(move, { page, server, chosen });
      await comeToRest(page, server);

      // One customer stands there all the time: nobody says 'leave' after a success.
      const paid = server.sales.filter(({ state }) => state === 'paid');
      const collected = paid.flatMap(({ attempts }) => attempts.filter(({ state }) => state === 'paid'));
      expect(collected.length).toBeLessThanOrEqual(1);
      // Every pay call carries an action id that a person's choice was born with.
      expect(server.payCalls.filter(({ actionId }) => !chosen.has(actionId))).toEqual([]);
      expect(new Set(charges).size).toBe(charges.length);
      // What was collected is seen.
      const { at } = page.desk().state.get();
      expect({ collected: collected.length, at }).toEqual(
        collected.length === 0 ? { collected: 0, at } : { collected: 1, at: 'paid' },
      );
    }),
    { numRuns: 3000 },
  );
}, 600_000);

interface Stage {
  readonly page: ReturnType<typeof aPage>;
  readonly server: ReturnType<typeof aCollectingServer>;
  readonly chosen: Set<ActionId>;
}

async function play(move: Move, { page, server, chosen }: Stage): Promise<void> {
  const desk = page.desk();
  switch (move.does) {
    case 'collect': {
      // A person only chooses where the screen offers it.
      const { at } = desk.state.get();
      if (at !== 'basket' && at !== 'choosing') return;
      const way = aWay(move.method, page.newAction());
      if (way.method !== 'qr') chosen.add(way.actionId);
      return desk.choose(way, { goods: [] });
    }
    case 'tick':
      return page.tick();
    case 'read-board':
      return page.readBoard();
    case 'reload':
      page.reload();
      return page.readBoard();
    case 'late':
      return server.deliverLate();
    case 'hear':
      return hearAll(page, server);
    case 'give-up':
    case 'drop-order':
      return desk.person(move.does);
    case 'ask-card':
      return desk.person('card-ask-again');
    case 'wait':
      for (let turn = 0; turn < 3; turn += 1) await pause();
  }
}

/** The stream told of every order that was paid. */
function hearAll(page: Stage['page'], server: Stage['server']): void {
  for (const { id, state } of server.sales) if (state === 'paid') page.desk().hearPaid(id);
}

async function comeToRest(page: Stage['page'], server: Stage['server']): Promise<void> {
  for (let turn = 0; turn < 12; turn += 1) {
    page.tick();
    page.desk().person('card-ask-again');
    hearAll(page, server);
    for (let rest = 0; rest < 4; rest += 1) await pause();
  }
}

function aWay(method: Way['method'], actionId: ActionId): Way {
  switch (method) {
    case 'code':
      return { method, actionId, authCode: '134567890123456789' };
    case 'cash':
      return { method, actionId, receivedFen: 20_000 };
    case 'card':
      return { method, actionId };
    case 'qr':
      return { method };
  }
}

function inTurn<T>(luck: readonly T[], then: T): () => T {
  let next = 0;
  return () => luck[next++] ?? then;
}
