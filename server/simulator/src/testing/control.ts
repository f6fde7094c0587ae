/** One of the simulator's levers; `{ failed: status }` when it refuses. */
export type Control = (path: string, body?: object) => Promise<Record<string, unknown>>;

export function controlOf(url: string): Control {
  return async (path, body) => {
    const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    const headers = { 'Content-Type': 'application/json' };
    const answer = await fetch(`${url}/control${path}`, { ...init, headers });
    return asRecord(answer.ok ? await answer.json() : { failed: answer.status });
  };
}

export function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}
