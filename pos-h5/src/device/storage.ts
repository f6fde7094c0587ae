/** What this browser remembers. Storage may be forbidden or full: then nothing is remembered (false) and nothing breaks. */
export function remember(key: string, value: unknown): boolean {
  try {
    localStorage.setItem(`jiayou.till.${key}`, JSON.stringify(value));
    return true;
  } catch {
    // The till works without memory; it asks more.
    return false;
  }
}

/** Told when another page of this browser remembered something new under `key`. */
export function whenRemembered(key: string, listener: () => void): () => void {
  const hear = (event: StorageEvent): void => {
    if (event.key === `jiayou.till.${key}`) listener();
  };
  globalThis.addEventListener?.('storage', hear);
  return () => globalThis.removeEventListener?.('storage', hear);
}

/** `undefined` when nothing (readable) is kept. The shape is the caller's to check. */
export function recall(key: string): unknown {
  try {
    const text = localStorage.getItem(`jiayou.till.${key}`);
    return text === null ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The same through reloads of one tab, different in every tab. */
export function tabId(makeId: () => string): string {
  try {
    const known = sessionStorage.getItem('jiayou.till.tab');
    if (known !== null) return known;
    const made = makeId();
    sessionStorage.setItem('jiayou.till.tab', made);
    return made;
  } catch {
    return makeId();
  }
}
