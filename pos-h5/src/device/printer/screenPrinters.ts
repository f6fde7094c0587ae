import { createStore } from '../store';
import { READY, type Printer } from './printer';

/** The papers of this page, newest first: what the on-screen paper shows. */
export const papers = createStore<readonly { readonly no: number; readonly bytes: Uint8Array }[]>([]);

const KEPT = 10;

/** The browser's own print dialog with the on-screen paper. Nobody tells a page whether it was printed. */
export function browserPrinter(): Printer {
  return {
    kind: 'browser',
    state: async () => READY,
    async print(bytes) {
      layDown(bytes);
      // The paper must be drawn before the dialog takes a picture of it.
      await new Promise((drawn) => setTimeout(drawn, 50));
      window.print();
      return { outcome: 'unknown' };
    },
  };
}

/** Shows the job as paper on the screen. */
export function layDown(bytes: Uint8Array): void {
  const no = (papers.get()[0]?.no ?? 0) + 1;
  papers.set([{ no, bytes }, ...papers.get()].slice(0, KEPT));
}
