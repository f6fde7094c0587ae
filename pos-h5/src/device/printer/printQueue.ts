import type { ActionId } from '@jiayou/contract';
import { recall, remember, whenRemembered } from '../storage';
import type { Store } from '../store';
import { openPaperQueue, type PaperAnswer } from './paperQueue';
import { checkPrinter, printerHealth, printJob } from './printJob';
import { printerSettings } from './printerSettings';
import type { PaperJob, QueuedPaper } from './queuedPaper';

const KEY = 'print-queue';
const AGAIN_MS = 5000;

const queue = openPaperQueue({
  recall: () => recall(KEY),
  remember: (papers) => remember(KEY, papers),
  check: checkPrinter,
  print: async (lines) => printJob(lines, printerSettings.get().slipCopies),
  later: (call) => void setTimeout(call, AGAIN_MS),
  nowMs: () => Date.now(),
});

/** Every paper of this till that is not a ticket, oldest first: it survives a reload, and is never silently printed twice. */
export const printQueue: Store<readonly QueuedPaper[]> = queue.papers;

/** Prints it as soon as the printer can. The same `id` again changes nothing. */
export function enqueuePaper(job: PaperJob): void {
  queue.enqueue(job);
}

/** What the person says: 已出票 `printed`, 补打 `again` (of what the server does not count: a second paper that says so), 不打印 `drop`. */
export function resolvePaper(id: string, answer: PaperAnswer): void {
  queue.resolve(id, answer);
}

whenRemembered(KEY, queue.wake);
printerHealth.subscribe(() => {
  if (printerHealth.get()?.ready === true) queue.wake();
});
whenAlone(queue.takeOver);

/** A further paper of a doubtful one is about to be asked of the server: every asking is under the same action. */
export function askPaperUnder(id: string, actionId: ActionId): QueuedPaper | undefined {
  return queue.askUnder(id, actionId);
}

/** The further paper, numbered by the server, in the place of the doubtful one. */
export function replacePaper(id: string, job: PaperJob): void {
  queue.replace(id, job);
}

/** Of several pages of one till only one prints; when it goes, the next. Without locks (plain http) each is taken for the only one. */
function whenAlone(start: () => void): void {
  const { locks } = (globalThis.navigator as { readonly locks?: LockManager } | undefined) ?? {};
  if (locks === undefined) return start();
  void locks.request('jiayou.till.print-queue', async () => {
    start();
    return new Promise(() => {
      // Held as long as the page lives.
    });
  });
}
