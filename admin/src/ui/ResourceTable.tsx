import { Grid, Table } from 'antd';
import { useState, type ReactNode } from 'react';
import { errorOf } from '../api';
import { isShown, keepColumnChoice, readColumnChoice, type ColumnChoice } from '../features/list/columnChoice';
import type { RowSource } from '../features/list/sourceOf';
import { Bones } from './Bones';
import type { Column } from './column';
import { ColumnPicker } from './ColumnPicker';
import { ListPager, type Paging } from './ListPager';
import { Refused } from './Refused';
import { rowKeys } from './rowKeys';
import { StaleNote } from './StaleNote';

export type { Column } from './column';

interface ResourceTableProps<Row> {
  /** Unique: the person's choice of columns is remembered by it. */
  readonly name: string;
  readonly columns: readonly Column<Row>[];
  readonly source: RowSource<Row>;
  readonly rowKey: (row: Row) => string;
  /** Said when there are no rows: why, and the next step. */
  readonly empty: ReactNode;
  /** Filters; they stay when nothing is found. */
  readonly tools?: ReactNode;
  /** The button that takes the whole search out of the house. */
  readonly exporting?: ReactNode;
  readonly paging?: Paging;
  /** By a click or Enter on a row; ↑ and ↓ go from row to row. */
  readonly onOpen?: (row: Row) => void;
  readonly details?: (row: Row) => ReactNode;
  readonly opened?: readonly string[];
}

/** The one table of the desk: dense, its head stays in sight, its totals stand at the bottom. */
export function ResourceTable<Row extends object>(props: ResourceTableProps<Row>) {
  const { name, columns, tools, exporting, paging, source } = props;
  const wide = Grid.useBreakpoint().xl === true;
  const [choice, setChoice] = useState(() => readColumnChoice(name, window.localStorage));
  const choose = (next: ColumnChoice): void => {
    setChoice(next);
    keepColumnChoice(name, next, window.localStorage);
  };
  const isOn = (column: Column<Row>): boolean => isShown(column, choice, wide);
  return (
    <>
      <div className="list-tools">
        {tools}
        <span className="list-tools-end">
          {exporting}
          <ColumnPicker columns={columns} isOn={isOn} choice={choice} onChoose={choose} />
        </span>
      </div>
      <Body {...props} columns={columns.filter(isOn)} />
      {paging && source.rows !== undefined && <ListPager {...paging} />}
    </>
  );
}

function Body<Row extends object>(props: ResourceTableProps<Row>) {
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
  const { name, columns, rows, source, rowKey, details, opened, onOpen } = props;
  const hasTotals = columns.some(({ total }) => total !== undefined);
  return (
    <div className={source.waiting ? 'rows waiting-rows' : 'rows'} aria-busy={source.waiting}>
      <Table<Row>
        id={name}
        data-testid={name}
        size="small"
        sticky
        pagination={false}
        columns={[...columns]}
        dataSource={[...rows]}
        rowKey={rowKey}
        {...(onOpen && { onRow: rowKeys(onOpen), rowClassName: 'opens-row' })}
        {...(details && {
          expandable: { expandedRowRender: details, expandedRowKeys: [...(opened ?? [])], showExpandColumn: false },
        })}
        {...(hasTotals && { summary: totalsRow(columns) })}
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
