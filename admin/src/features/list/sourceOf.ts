/** What a table shows: rows once they are there, and what went wrong. */
export interface RowSource<Row> {
  readonly rows: readonly Row[] | undefined;
  readonly error: unknown;
  readonly readAtMs: number;
  /** The next rows are on their way; these are the last ones. */
  readonly waiting: boolean;
  readonly readAgain: () => void;
}

interface Reading<Answer> {
  readonly data: Answer | undefined;
  readonly error: unknown;
  readonly dataUpdatedAt: number;
  readonly isPlaceholderData: boolean;
  readonly refetch: () => unknown;
}

/** A query's answer as a table takes it: `sourceOf(page, ({ staff }) => staff)`. */
export function sourceOf<Answer, Row>(
  reading: Reading<Answer>,
  rowsOf: (answer: Answer) => readonly Row[],
): RowSource<Row> {
  const { data, error, dataUpdatedAt, isPlaceholderData, refetch } = reading;
  return {
    rows: data === undefined ? undefined : rowsOf(data),
    error,
    readAtMs: dataUpdatedAt,
    waiting: isPlaceholderData,
    readAgain: () => void refetch(),
  };
}
