import type { TillEvent } from '@jiayou/contract';

export interface Heard {
  id: number;
  event: TillEvent;
}

/** A till's open line, as any program would read it. */
export interface TillStream {
  heard: Heard[];
  /** Of the last message; the cursor it was opened with before the first. */
  lastEventId: () => number;
  /** Resolves when the line is gone, whoever cut it. */
  gone: Promise<void>;
  hangUp: () => Promise<void>;
}

/** Opens a station's stream after an event. @throws Error when it is refused */
export async function openTillStream(url: string, cookie: string, after: number): Promise<TillStream> {
  const hanging = new AbortController();
  const answer = await fetch(`${url}/api/till/stream`, {
    headers: { cookie, 'Last-Event-ID': String(after) },
    signal: hanging.signal,
  });
  if (!answer.ok || answer.body === null) throw new Error(`the stream was answered with ${answer.status}`);
  const heard: Heard[] = [];
  const gone = listen(answer.body, heard).catch(() => {});
  return {
    heard,
    gone,
    lastEventId: () => heard.at(-1)?.id ?? after,
    hangUp: async () => {
      hanging.abort();
      await gone;
    },
  };
}

async function listen(body: NonNullable<Response['body']>, heard: Heard[]): Promise<void> {
  let text = '';
  for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
    const messages = (text + chunk).split('\n\n');
    text = messages.pop() ?? '';
    for (const message of messages) note(message, heard);
  }
}

function note(message: string, heard: Heard[]): void {
  const found = /^id: (\d+)\nevent: till\ndata: (.*)$/.exec(message);
  if (found) heard.push({ id: Number(found[1]), event: JSON.parse(found[2] ?? '') as TillEvent });
}
