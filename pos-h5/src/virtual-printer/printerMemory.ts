import {
  virtualFault,
  virtualPapers,
  whenVirtualFaultChanges,
  whenVirtualPapersChange,
} from '../device/printer/virtualPrinter';
import { createStore } from '../device/store';

export const papers = createStore(virtualPapers());
export const fault = createStore(virtualFault());

/** After this page wrote: of another page's writing it hears by itself. */
export function reread(): void {
  papers.set(virtualPapers());
  fault.set(virtualFault());
}

whenVirtualPapersChange(reread);
whenVirtualFaultChanges(reread);
