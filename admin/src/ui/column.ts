import type { TableColumnType } from 'antd';
import type { ReactNode } from 'react';

/** A column of a list, and what becomes of it where there is little room. */
export interface Column<Row> extends TableColumnType<Row> {
  /** What the list is about: it cannot be switched off. */
  readonly always?: boolean;
  /** Left out below 1200 px, where room is for what decides. */
  readonly wideOnly?: boolean;
  /** Only for those who ask for it. */
  readonly atFirst?: 'hidden';
  /** Equals the whole search, never this page alone; nothing when that is not known. */
  readonly total?: ReactNode;
}
