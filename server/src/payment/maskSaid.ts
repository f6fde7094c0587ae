/** Names under which channels and our own notes keep what is somebody's own. */
const PRIVATE = /open_?id|buyer|phone|mobile|name$|plate|token|card|auth_?code/i;
/** Words of ours that only look like it. */
const PUBLIC = /^(stationName|fileName|tillName)$/;

/** What was said and heard, for people who look into an order: of what is somebody's own the ends alone are left. */
export function maskSaid(raw: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(raw).map(([key, value]) => [key, masked(key, value)]));
}

function masked(key: string, value: unknown): unknown {
  const isPrivate = PRIVATE.test(key) && !PUBLIC.test(key);
  if (Array.isArray(value)) return value.map((one) => masked(key, one));
  if (typeof value === 'object' && value !== null) return maskSaid(value as Record<string, unknown>);
  return isPrivate && (typeof value === 'string' || typeof value === 'number') ? maskText(String(value)) : value;
}

/** `oUpF8uMuAJO_M2pxb1Q9zNjWeS6o` → `oU****6o`; of a short text its first letter. */
function maskText(text: string): string {
  const letters = Array.from(text);
  if (letters.length < 8) return letters.length === 0 ? '' : `${letters[0]}****`;
  return `${letters.slice(0, 2).join('')}****${letters.slice(-2).join('')}`;
}
