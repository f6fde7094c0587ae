import type { TillEvent } from '@jiayou/contract';

export interface HeardEvent {
  readonly id: number;
  readonly event: TillEvent;
}

/** A till's open stream: what it has heard so far, in order. */
export interface OpenStream {
  readonly status: number;
  readonly heard: readonly HeardEvent[];
  /** Waits until that many events have come. */
  until(count: number): Promise<readonly HeardEvent[]>;
  /** Resolves when the server ends the stream. */
  readonly ended: Promise<void>;
  stop(): void;
}

const PATIENCE_MS = 30_000;

/** Opens the stream as a browser does: after what the board said, or with the last id it heard. */
export async function readStream(
  url: string,
  headers: Readonly<Record<string, string>>,
  from: { readonly after?: number; readonly lastEventId?: number } = {},
): Promise<OpenStream> {
  const hangUp = new AbortController();
  const query = from.after === undefined ? '' : `?after=${from.after}`;
  const last = from.lastEventId === undefined ? {} : { 'Last-Event-ID': String(from.lastEventId) };
  const answer = await fetch(`${url}/api/till/stream${query}`, {
    headers: { ...headers, ...last },
    signal: hangUp.signal,
  });
  const heard: HeardEvent[] = [];
  // Hanging up ends the reading too.
  const ended = listen(answer, heard).catch(() => undefined);
  const until = async (count: number) => {
    for (let waitedMs = 0; heard.length < count && waitedMs < PATIENCE_MS; waitedMs += 10) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    if (heard.length < count) throw new Error(`heard ${heard.length} of ${count} events`);
    return heard;
  };
  return { status: answer.status, heard, until, ended, stop: () => hangUp.abort() };
}

async function listen(answer: Response, heard: HeardEvent[]): Promise<void> {
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of answer.body ?? []) {
    text += decoder.decode(chunk as Uint8Array, { stream: true });
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const message = /^id: (\d+)\nevent: till\ndata: (.*)$/.exec(block);
      if (message !== null) heard.push({ id: Number(message[1]), event: JSON.parse(message[2] ?? '') as TillEvent });
    }
  }
}
