/** Which columns of one list a person switched on or off; what they did not touch is as the list has it. */
export type ColumnChoice = Readonly<Record<string, boolean>>;

interface Choosable {
  readonly key?: unknown;
  readonly always?: boolean;
  readonly wideOnly?: boolean;
  readonly atFirst?: 'hidden';
}

/** @param wide whether there is room for columns that are left out on narrow screens */
export function isShown(column: Choosable, choice: ColumnChoice, wide: boolean): boolean {
  if (column.always === true) return true;
  return choice[String(column.key)] ?? (column.atFirst !== 'hidden' && (wide || column.wideOnly !== true));
}

const place = (list: string): string => `jiayou.columns.${list}`;

/** Kept in this browser, for each list by its name. */
export function readColumnChoice(list: string, storage: Pick<Storage, 'getItem'>): ColumnChoice {
  try {
    const kept: unknown = JSON.parse(storage.getItem(place(list)) ?? '{}');
    const entries = Object.entries(kept ?? {}).filter(([, shown]) => typeof shown === 'boolean');
    return Object.fromEntries(entries) as ColumnChoice;
  } catch {
    return {};
  }
}

export function keepColumnChoice(list: string, choice: ColumnChoice, storage: Pick<Storage, 'setItem'>): void {
  try {
    storage.setItem(place(list), JSON.stringify(choice));
  } catch {
    // A full or forbidden storage: the choice holds until the page closes.
  }
}
