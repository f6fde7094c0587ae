/** A list as the person left it: what stood in the address bar, and the way back to its first page. */
interface LeftList {
  readonly search: string;
  readonly state: unknown;
}

/** Of this tab; where a list was not looked at yet, it begins afresh. */
const left = new Map<string, LeftList>();
const AFRESH: LeftList = { search: '', state: null };

export const leaveList = (path: string, list: LeftList): void => void left.set(path, list);

export const lastList = (path: string): LeftList => left.get(path) ?? AFRESH;

/** What one person looked for is not the next one's. */
export const forgetLists = (): void => left.clear();
