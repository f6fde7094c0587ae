import { OFFLINE, READY, type PrintOutcome, type Printer, type PrinterState, type PrintProblem } from './printer';

const STATE_TIMEOUT_MS = 3000;
const PRINT_TIMEOUT_MS = 15_000;

/** A network printer (raw TCP 9100) behind the small program in `print-agent/`; `address` like `http://127.0.0.1:9180`. */
export function networkPrinter(address: string): Printer {
  const base = address.replace(/\/+$/, '');
  return { kind: 'network', state: async () => askState(base), print: async (bytes) => print(base, bytes) };
}

async function askState(base: string): Promise<PrinterState> {
  try {
    const answer = await fetchInTime(`${base}/state`, { method: 'GET' }, STATE_TIMEOUT_MS);
    const { ready, problem } = (await answer.json()) as { ready?: unknown; problem?: unknown };
    return ready === true ? READY : { ready: false, problem: problemOf(problem) };
  } catch {
    return OFFLINE;
  }
}

async function print(base: string, bytes: Uint8Array): Promise<PrintOutcome> {
  try {
    const job = {
      method: 'POST',
      body: Uint8Array.from(bytes),
      headers: { 'content-type': 'application/octet-stream' },
    };
    const answer = await fetchInTime(`${base}/print`, job, PRINT_TIMEOUT_MS);
    const { outcome, problem } = (await answer.json()) as { outcome?: unknown; problem?: unknown };
    if (outcome === 'printed') return { outcome };
    return outcome === 'not-started' ? { outcome, problem: problemOf(problem) } : { outcome: 'unknown' };
  } catch {
    return { outcome: 'unknown' };
  }
}

function problemOf(value: unknown): PrintProblem {
  return value === 'paper-out' || value === 'error' ? value : 'offline';
}

async function fetchInTime(url: string, init: RequestInit, timeoutMs: number): Promise<Response> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), timeoutMs);
  return fetch(url, { ...init, signal: abort.signal }).finally(() => clearTimeout(timer));
}
