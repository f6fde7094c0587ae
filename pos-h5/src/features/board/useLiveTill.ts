import type { OnDuty, TillEvent } from '@jiayou/contract';
import { useEffect, useMemo, useState } from 'react';
import { callTill, isSignedOut } from '../../api';
import { newActionId } from '../../device/actionId';
import { cardTerminal } from '../../device/cardBridge/cardSettings';
import { printJob } from '../../device/printer/printJob';
import { learnServerTime } from '../../device/serverClock';
import { tillSpeaker } from '../../device/speaker/tillSpeaker';
import { tabId } from '../../device/storage';
import { createStore } from '../../device/store';
import { useStore } from '../../ui/useStore';
import { openTillStream, type TillStream } from '../../stream/tillStream';
import { openCollectDesk, type CollectDesk } from '../collect/collectDesk';
import { openCollectMemory } from '../collect/collectMemory';
import { hearRefund } from '../refundNews/refundNews';
import { openPrintJournal } from '../ticket/printJournal';
import { receiptPaper } from '../ticket/receiptPaper';
import { openTicketDesk, type TicketDesk } from '../ticket/ticketDesk';
import { spokenPaid } from '../ticket/words';

/** Claims of other tills grow overdue without an event: the board is read again from time to time. */
const REREAD_MS = 60_000;

/** What lives as long as the board is on screen. */
export interface LiveTill {
  readonly desk: TicketDesk;
  readonly collect: CollectDesk;
  readonly stream: TillStream;
}

/** The desks with their live line. `undefined` for one drawing only. */
export function useLiveTill(onDuty: OnDuty, onSignedOut: () => void): LiveTill | undefined {
  const [live] = useState(() => createStore<LiveTill | undefined>(undefined));
  const tillId = onDuty.till.id;
  const shiftId = onDuty.shift.id;
  const journal = useMemo(() => openPrintJournal(tabId(newActionId)), []);
  useEffect(() => {
    const desk = openTicketDesk({
      tillId,
      call: callTill,
      journal,
      newActionId,
      speak: (receipt) => tillSpeaker.say(spokenPaid(receipt)),
      print: async (receipt, reprintNo) => printJob(receiptPaper(receipt, reprintNo)),
      reloadBoard: () => void readBoard(desks),
      signedOut: onSignedOut,
      wait: async (ms) => new Promise((done) => setTimeout(done, ms)),
    });
    const collect = openCollectDesk({
      call: callTill,
      memory: openCollectMemory(shiftId, () => Date.now()),
      newActionId,
      cardTerminal,
      signedOut: onSignedOut,
      every: callEvery,
    });
    const desks = { desk, collect };
    const stream = openTillStream({
      readBoard: async () => readBoard(desks),
      open: (url) => new EventSource(url),
      hear: (id, event) => hear(desks, id, event),
      tick: learnServerTime,
      signedOut: onSignedOut,
      nowMs: () => Date.now(),
    });
    const stopReading = callEvery(() => void readBoard(desks), REREAD_MS);
    const stopListening = followNetwork(stream);
    live.set({ ...desks, stream });
    return () => {
      desk.close();
      collect.close();
      stream.close();
      stopReading();
      stopListening();
    };
  }, [tillId, shiftId, journal, live, onSignedOut]);
  return useStore(live);
}

type Desks = Pick<LiveTill, 'desk' | 'collect'>;

function hear({ desk, collect }: Desks, id: number, event: TillEvent): void {
  desk.hear(id, event);
  if (event.kind === 'ticket-added') collect.hearPaid(event.ticket.orderId);
  if (event.kind === 'refund-changed') hearRefund(event.refund);
}

async function readBoard({ desk, collect }: Desks): Promise<number | 'unreachable' | 'signed-out'> {
  try {
    const board = await callTill('GET /till/board', {});
    learnServerTime(board.now);
    desk.learnBoard(board);
    collect.learn(board.collecting);
    return desk.tickets.get().cursor;
  } catch (error) {
    return isSignedOut(error) ? 'signed-out' : 'unreachable';
  }
}

function callEvery(run: () => void, ms: number): () => void {
  const timer = setInterval(run, ms);
  return () => clearInterval(timer);
}

/** What the browser knows of its network, at once. */
function followNetwork({ hurry, drop }: TillStream): () => void {
  window.addEventListener('online', hurry);
  window.addEventListener('offline', drop);
  return () => {
    window.removeEventListener('online', hurry);
    window.removeEventListener('offline', drop);
  };
}
