import type { OnDuty } from '@jiayou/contract';
import { useEffect, useMemo, useState } from 'react';
import { callTill, isSignedOut } from '../../api';
import { newActionId } from '../../device/actionId';
import { printJob } from '../../device/printer/printJob';
import { learnServerTime } from '../../device/serverClock';
import { tillSpeaker } from '../../device/speaker/tillSpeaker';
import { tabId } from '../../device/storage';
import { createStore } from '../../device/store';
import { useStore } from '../../ui/useStore';
import { openTillStream, type TillStream } from '../../stream/tillStream';
import { openPrintJournal } from './printJournal';
import { receiptPaper } from './receiptPaper';
import { openTicketDesk, type TicketDesk } from './ticketDesk';
import { spokenPaid } from './words';

/** Claims of other tills grow overdue without an event: the board is read again from time to time. */
const REREAD_MS = 60_000;

export interface LiveDesk {
  readonly desk: TicketDesk;
  readonly stream: TillStream;
}

/** The desk with its live line, as long as the board is on screen. `undefined` for one drawing only. */
export function useTicketDesk(onDuty: OnDuty, onSignedOut: () => void): LiveDesk | undefined {
  const [live] = useState(() => createStore<LiveDesk | undefined>(undefined));
  const tillId = onDuty.till.id;
  const journal = useMemo(() => openPrintJournal(tabId(newActionId)), []);
  useEffect(() => {
    const desk = openTicketDesk({
      tillId,
      call: callTill,
      journal,
      newActionId,
      speak: (receipt) => tillSpeaker.say(spokenPaid(receipt)),
      print: async (receipt, reprintNo) => printJob(receiptPaper(receipt, reprintNo)),
      reloadBoard: () => void readBoard(desk),
      signedOut: onSignedOut,
      wait: async (ms) => new Promise((done) => setTimeout(done, ms)),
    });
    const stream = openTillStream({
      readBoard: async () => readBoard(desk),
      open: (url) => new EventSource(url),
      hear: desk.hear,
      tick: learnServerTime,
      signedOut: onSignedOut,
      nowMs: () => Date.now(),
    });
    const { hurry, drop } = stream;
    const timer = setInterval(() => void readBoard(desk), REREAD_MS);
    window.addEventListener('online', hurry);
    window.addEventListener('offline', drop);
    live.set({ desk, stream });
    return () => {
      desk.close();
      stream.close();
      clearInterval(timer);
      window.removeEventListener('online', hurry);
      window.removeEventListener('offline', drop);
    };
  }, [tillId, journal, live, onSignedOut]);
  return useStore(live);
}

async function readBoard(desk: TicketDesk): Promise<number | 'unreachable' | 'signed-out'> {
  try {
    const board = await callTill('GET /till/board', {});
    learnServerTime(board.now);
    desk.learnBoard(board);
    return desk.tickets.get().cursor;
  } catch (error) {
    return isSignedOut(error) ? 'signed-out' : 'unreachable';
  }
}
