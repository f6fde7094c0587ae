/** A page's parameter as it was before it was encoded; undefined when there is none, or it is broken. */
export function decoded(text: string | undefined): string | undefined {
  try {
    return text === undefined ? undefined : decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
