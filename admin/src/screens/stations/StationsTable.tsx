import type { DeskStation } from '@jiayou/contract';
import { useState, type ReactNode } from 'react';
import { ResourceTable } from '../../ui/ResourceTable';
import { useNow } from '../../ui/useNow';
import type { StationTask } from './StationDialog';
import { stationColumns } from './stationColumns';
import { tillList } from './TillList';

const TICK_MS = 15_000;

interface StationsTableProps {
  readonly source: Parameters<typeof ResourceTable<DeskStation>>[0]['source'];
  readonly total: number;
  readonly rights: readonly string[];
  readonly empty: ReactNode;
  readonly onTask: (task: StationTask) => void;
}

export function StationsTable({ source, total, rights, empty, onTask }: StationsTableProps) {
  const nowMs = useNow(TICK_MS);
  const [opened, setOpened] = useState<readonly string[]>([]);
  const toggle = (id: string): void =>
    setOpened((ids) => (ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id]));
  return (
    <ResourceTable<DeskStation>
      name="stations"
      source={source}
      rowKey={({ id }) => id}
      columns={stationColumns({ stations: source.rows ?? [], total, nowMs, rights, opened, toggle, onTask })}
      empty={empty}
      opened={opened}
      details={tillList({ nowMs, rights, onTask })}
    />
  );
}
