import { recall, remember, whenRemembered } from '../storage';
import { toBase64 } from './base64';
import type { PaperWidthMm } from './paperWidth';
import { READY, type Printer, type PrinterState } from './printer';
import { layDown } from './screenPrinters';

/**
 * A printer made of this browser's memory: the till writes its jobs there, the page printer.html shows them as paper
 * and says whether there is paper. Both hear of the other's writing at once.
 */
export interface VirtualPaper {
  readonly no: number;
  readonly atMs: number;
  readonly widthMm: PaperWidthMm;
  /** The whole job, ESC/POS bytes. */
  readonly base64: string;
}

export type VirtualFault = 'paper-out' | 'offline';

const PAPERS = 'virtual-printer-papers';
const FAULT = 'virtual-printer-fault';
const KEPT = 20;

export function virtualPrinter(widthMm: PaperWidthMm): Printer {
  return {
    kind: 'virtual',
    state: async () => stateNow(),
    async print(bytes) {
      const state = stateNow();
      if (!state.ready) return { outcome: 'not-started', problem: state.problem };
      layDown(bytes);
      const kept = virtualPapers();
      const paper = { no: (kept[0]?.no ?? 0) + 1, atMs: Date.now(), widthMm, base64: toBase64(bytes) };
      remember(PAPERS, [paper, ...kept].slice(0, KEPT));
      return { outcome: 'printed' };
    },
  };
}

/** Newest first. */
export function virtualPapers(): readonly VirtualPaper[] {
  const kept = recall(PAPERS);
  return Array.isArray(kept) ? kept.filter(isPaper) : [];
}

export function forgetVirtualPapers(): void {
  remember(PAPERS, []);
}

export function virtualFault(): VirtualFault | undefined {
  const kept = recall(FAULT);
  return kept === 'paper-out' || kept === 'offline' ? kept : undefined;
}

export function setVirtualFault(fault: VirtualFault | undefined): void {
  remember(FAULT, fault ?? null);
}

/** The till's side: the page gave or took the paper. */
export function whenVirtualFaultChanges(listener: () => void): () => void {
  return whenRemembered(FAULT, listener);
}

/** The page's side: the till printed. */
export function whenVirtualPapersChange(listener: () => void): () => void {
  return whenRemembered(PAPERS, listener);
}

function stateNow(): PrinterState {
  const problem = virtualFault();
  return problem === undefined ? READY : { ready: false, problem };
}

function isPaper(value: unknown): value is VirtualPaper {
  if (typeof value !== 'object' || value === null) return false;
  const { no, atMs, widthMm, base64 } = value as Partial<Record<keyof VirtualPaper, unknown>>;
  const isWidth = widthMm === 58 || widthMm === 80;
  return isWidth && typeof no === 'number' && typeof atMs === 'number' && typeof base64 === 'string';
}
