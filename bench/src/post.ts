import type { Agent } from 'undici';

export interface Post {
  readonly origin: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
}
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** @throws Error unless it is answered well */
export async function post(agent: Agent, request: Post): Promise<unknown> {
  const { status, body } = await send(agent, request);
  if (status !== 200) throw new Error(`${request.path} was answered with ${status}: ${JSON.stringify(body)}`);
  return body;
}

/** Posts JSON; a refusal is an answer too. */
export async function send(agent: Agent, { origin, path, headers, body }: Post): Promise<Answer> {
  const answer = await agent.request({
    origin,
    path,
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return { status: answer.statusCode, body: await answer.body.json() };
}
