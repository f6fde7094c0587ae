import type { TicketId } from '@jiayou/contract';
import * as fc from 'fast-check';
import { needsPerson, paperOf } from './paperOf';
import { aServer, aTab, pause, type Luck, type PrinterLuck } from './stationSample';

// Long after the last claim: what is not settled by then stands before a person.
const LATER_MS = Date.parse('2026-11-22T07:00:00Z');

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

const networks = fc.array(fc.constantFrom('fine', 'lost-before', 'lost-after' as const), { maxLength: 60 });
const printers = fc.array(fc.constantFrom('printed', 'not-started', 'unknown-printed', 'unknown-blank' as const), {
  maxLength: 20,
});
const steps = fc.array(
  fc.oneof(
    fc.constant({ does: 'pay' as const }),
    fc.record({ does: fc.constant('listen' as const), tab: fc.nat(1), again: fc.nat(3) }),
    fc.record({ does: fc.constant('reload' as const), tab: fc.nat(1) }),
    fc.record({ does: fc.constant('wait' as const), turns: fc.nat(6) }),
  ),
  { maxLength: 60 },
);

test('lost answers, repeated events, reloads and a bad printer: never two papers unasked, never one forgotten', async () => {
  await fc.assert(
    fc.asyncProperty(networks, printers, steps, async (network, printer, script) => {
      localStorage.setItem('jiayou.till.journal', '[]');
      const server = aServer(inTurn<ReturnType<Luck>>(network, 'fine'));
      const luck = inTurn<ReturnType<PrinterLuck>>(printer, 'printed');
      const tabs = [aTab('one', server, luck), aTab('two', server, luck)] as const;
      for (const step of script) await play(step, server, tabs);
      await comeToRest(tabs);

      const papers = tabs.flatMap((tab) => tab.papers);
      const spoken = tabs.flatMap((tab) => tab.spoken);
      expect(new Set(papers).size).toBe(papers.length);
      expect(new Set(spoken).size).toBe(spoken.length);
      const forgotten = [...server.tickets.values()].filter(({ id, state, orderNo }) => {
        const isPrinted = state === 'printed' && papers.includes(orderNo);
        return !isPrinted && !tabs.some((tab) => isAskedAt(tab, id));
      });
      expect(forgotten).toEqual([]);
    }),
    { numRuns: 1500 },
  );
}, 600_000);

type Tab = ReturnType<typeof aTab>;
type Script = typeof steps extends fc.Arbitrary<(infer S)[]> ? S : never;

async function play(step: Script, server: ReturnType<typeof aServer>, tabs: readonly [Tab, Tab]): Promise<void> {
  switch (step.does) {
    case 'pay':
      server.pay(server.tickets.size + 1);
      return;
    case 'listen':
      tabs[step.tab === 0 ? 0 : 1].listen(step.again);
      return;
    case 'reload':
      tabs[step.tab === 0 ? 0 : 1].reload();
      return;
    case 'wait':
      for (let turn = 0; turn < step.turns; turn += 1) await pause();
  }
}

function isAskedAt(tab: Tab, id: TicketId): boolean {
  const { lines, tillId } = tab.desk().tickets.get();
  const line = lines.get(id);
  return line !== undefined && needsPerson(paperOf(line, tillId, LATER_MS));
}

/** The network is back: both tills hear everything and finish what they do. */
async function comeToRest(tabs: readonly Tab[]): Promise<void> {
  do {
    for (const tab of tabs) tab.listen(0);
    await pause();
  } while (tabs.some(isBusy));
}

function isBusy(tab: Tab): boolean {
  const lines = [...tab.desk().tickets.get().lines.values()];
  return tab.hasNews() || lines.some(({ task }) => task !== undefined && task.step !== 'unsure');
}

function inTurn<T>(luck: readonly T[], then: T): () => T {
  let next = 0;
  return () => luck[next++] ?? then;
}
