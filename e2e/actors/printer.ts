import type { BrowserContext } from 'playwright-core';
import { paperText } from './paperText';

/** A printer of the machine's own, or none: then the page shows the paper itself. */
export type PaperPlace = 'machine' | 'screen';

/** The printer inside a smart POS: paper that came out stays out, whatever happens to the page. */
export interface Printer {
  /** Everything that was printed, the oldest first, as text. */
  papers: string[];
  /** From now on it prints but does not answer; or it answers again. */
  fallSilent: (silent: boolean) => void;
  runOutOfPaper: (out: boolean) => void;
}

/** Puts a printer into a till, behind the bridge that a smart POS injects. */
export async function installPrinter(context: BrowserContext, place: PaperPlace): Promise<Printer> {
  const papers: string[] = [];
  let silent = false;
  let paperOut = false;
  const printer: Printer = {
    papers,
    fallSilent: (is) => void (silent = is),
    runOutOfPaper: (is) => void (paperOut = is),
  };
  if (place === 'screen') return printer;
  await context.exposeFunction('printerState', () =>
    JSON.stringify(paperOut ? { ready: false, problem: 'paper-out' } : { ready: true }),
  );
  await context.exposeFunction('printerPrint', async (base64: string) => {
    papers.push(paperText(Buffer.from(base64, 'base64')));
    if (silent) await new Promise(() => {});
    return JSON.stringify({ outcome: 'printed' });
  });
  await context.addInitScript(() => {
    const { printerState: state, printerPrint: print } = window as unknown as Record<string, unknown>;
    Object.assign(window, { JiayouPrinter: { state, print } });
  });
  return printer;
}
