import type { ActionId, Receipt, TicketId, TillEvent } from '@jiayou/contract';
import { isSignedOut, mayRetry, wordsOf } from '../../api';
import type { PrintOutcome } from '../../device/printer/printer';
import { createStore, type Store } from '../../device/store';
import { askServer, type ServerEffect, type ServerParts } from './askServer';
import { moveTickets } from './moveTickets';
import { noTickets, type Board, type Choice, type Effect, type TicketAction, type TicketsState } from './ticketState';

export interface TicketDesk {
  readonly tickets: Store<TicketsState>;
  readonly learnBoard: (board: Board) => void;
  readonly hear: (id: number, event: TillEvent) => void;
  readonly choose: (ticketId: TicketId, choice: Choice) => void;
  /** What is in the printer is finished; nothing new begins and no answer is heard. */
  readonly close: () => void;
}

export interface DeskParts extends ServerParts {
  readonly tillId: string;
  readonly newActionId: () => ActionId;
  readonly speak: (receipt: Receipt) => void;
  readonly print: (receipt: Receipt, reprintNo?: number) => Promise<PrintOutcome>;
  readonly reloadBoard: () => void;
  readonly signedOut: () => void;
  readonly wait: (ms: number) => Promise<void>;
}

const RETRY_MS = [500, 1000, 2000, 4000, 8000] as const;

/** Runs the rules of {@link moveTickets}: does their effects and brings the answers back. */
export function openTicketDesk(parts: DeskParts): TicketDesk {
  const tickets = createStore(noTickets(parts.tillId));
  const life = { closed: false };

  return {
    tickets,
    learnBoard: (board) => dispatch({ type: 'board-loaded', board, leftBehind: parts.journal.leftBehind() }),
    hear: (id, event) => dispatch({ type: 'event-arrived', id, event }),
    choose: (ticketId, choice) => dispatch({ type: 'person-chose', ticketId, choice }),
    close: () => void (life.closed = true),
  };

  function dispatch(action: TicketAction): void {
    if (life.closed) return;
    const step = moveTickets(tickets.get(), action, parts.newActionId);
    tickets.set(step.state);
    for (const effect of step.effects) void run(effect);
  }

  async function run(effect: Effect): Promise<void> {
    if (effect.do === 'speak') return parts.speak(effect.receipt);
    if (effect.do === 'reload-board') return parts.reloadBoard();
    if (effect.do === 'print') return dispatch(await printFirst(effect, parts));
    if (effect.do === 'print-again') return dispatch(await printAgain(effect, parts));
    return ask(effect);
  }

  /** Asks the server until it answers; the action id is the same every time, so asking twice changes nothing. */
  async function ask(effect: ServerEffect): Promise<void> {
    const { ticketId } = effect;
    for (let tries = 0; !life.closed; tries += 1) {
      try {
        return dispatch(await askServer(effect, parts));
      } catch (error) {
        if (isSignedOut(error)) return parts.signedOut();
        if (!mayRetry(error)) return refused(ticketId, wordsOf(error));
      }
      await parts.wait(RETRY_MS[Math.min(tries, RETRY_MS.length - 1)] ?? 0);
    }
  }

  function refused(ticketId: TicketId, message: string): void {
    parts.journal.forget(ticketId);
    dispatch({ type: 'refused', ticketId, message });
  }
}

/** Written down before and after: what a reload finds is never more certain than what happened. */
async function printFirst(
  { ticketId, actionId, receipt }: Extract<Effect, { do: 'print' }>,
  { journal, print }: DeskParts,
): Promise<TicketAction> {
  journal.write({ ticketId, actionId, phase: 'sent' });
  const result = await print(receipt);
  if (result.outcome === 'printed') journal.write({ ticketId, actionId, phase: 'done' });
  if (result.outcome === 'not-started') journal.write({ ticketId, actionId, phase: 'claiming' });
  return { type: 'print-ended', ticketId, actionId, result };
}

async function printAgain(
  { ticketId, actionId, receipt, reprintNo }: Extract<Effect, { do: 'print-again' }>,
  { print }: DeskParts,
): Promise<TicketAction> {
  return { type: 'reprint-ended', ticketId, actionId, result: await print(receipt, reprintNo) };
}
