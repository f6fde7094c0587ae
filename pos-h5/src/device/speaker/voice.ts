/** One way to be heard. */
export interface Voice {
  readonly kind: 'speech' | 'clips' | 'beep';
  /** Resolves when it has been said (or given up); rejects with {@link VoiceLocked} when the browser wants a tap first. */
  say(text: string, volume: number): Promise<void>;
}

/** The browser lets no page make a sound before a person touched it. */
export class VoiceLocked extends Error {}
