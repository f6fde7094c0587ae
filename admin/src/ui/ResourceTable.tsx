import { Grid, Table, type TableColumnType } from 'antd';
import type { ReactNode } from 'react';
import { errorOf } from '../api';
import { Bones } from './Bones';
import { Refused } from './Refused';
import { StaleNote } from './StaleNote';

export interface Column<Row> extends TableColumnType<Row> {
  /** Left out below 1200 px, where room is for what decides. */
  readonly wideOnly?: boolean;
  /** Equals the whole search, never this page alone; nothing when that is not known. */
  readonly total?: ReactNode;
}

interface ResourceTableProps<Row> {
  readonly name: string;
  readonly columns: readonly Column<Row>[];
  /** As it comes from the query: rows once they are there, and what went wrong. */
  readonly source: {
    readonly rows: readonly Row[] | undefined;
    readonly error: unknown;
    readonly readAtMs: number;
    /** The next rows are on their way; these are the last ones. */
    readonly waiting: boolean;
    readonly readAgain: () => void;
  };
  readonly rowKey: (row: Row) => string;
  /** Said when there are no rows: why, and the next step. */
  readonly empty: ReactNode;
  readonly details?: (row: Row) => ReactNode;
  readonly opened?: readonly string[];
}

/** The one table of the desk: dense, its head stays in sight, its totals stand at the bottom. */
export function ResourceTable<Row extends object>(props: ResourceTableProps<Row>) {
  const { rows, error, readAtMs, readAgain } = props.source;
  if (rows === undefined) {
    return error ? <Refused error={errorOf(error)} onRetry={readAgain} /> : <Bones rows={12} />;
  }
  return (
    <>
      {Boolean(error) && <StaleNote error={errorOf(error)} readAtMs={readAtMs} onRetry={readAgain} />}
      {rows.length === 0 ? <div className="nothing">{props.empty}</div> : <Rows {...props} rows={rows} />}
    </>
  );
}

function Rows<Row extends object>(props: ResourceTableProps<Row> & { readonly rows: readonly Row[] }) {
  const { name, columns, rows, source, rowKey, details, opened } = props;
  const wide = Grid.useBreakpoint().xl === true;
  const shown = columns.filter(({ wideOnly }) => wide || wideOnly !== true);
  return (
    <div className={source.waiting ? 'rows waiting-rows' : 'rows'} aria-busy={source.waiting}>
      <Table<Row>
        id={name}
        data-testid={name}
        size="small"
        sticky
        pagination={false}
        columns={shown}
        dataSource={[...rows]}
        rowKey={rowKey}
        {...(details && {
          expandable: { expandedRowRender: details, expandedRowKeys: [...(opened ?? [])], showExpandColumn: false },
        })}
        summary={totalsRow(shown)}
      />
    </div>
  );
}

function totalsRow<Row>(columns: readonly Column<Row>[]) {
  return () => (
    <Table.Summary fixed="bottom">
      <Table.Summary.Row className="totals">
        {columns.map(({ key, align = 'left', total }, index) => (
          <Table.Summary.Cell key={key} index={index} align={align}>
            {total}
          </Table.Summary.Cell>
        ))}
      </Table.Summary.Row>
    </Table.Summary>
  );
}
