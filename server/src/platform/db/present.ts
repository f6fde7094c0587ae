/** Leaves out what is null: a column without a value is a field that is absent. */
export function present<Columns extends object>(
  columns: Columns,
): { [Name in keyof Columns]?: Exclude<Columns[Name], null | undefined> } {
  const entries = Object.entries(columns).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(entries) as ReturnType<typeof present<Columns>>;
}
