import type { StationId } from '@jiayou/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { callDesk } from '../api';

interface StationPickerProps {
  readonly id?: string;
  readonly value: StationId | undefined;
  /** Said where the chosen station is not among those found. */
  readonly valueName?: string | undefined;
  readonly onChange: (stationId: StationId | undefined) => void;
}

const MOST = 50;

/** One station of the chain, found by number, name or address. */
export function StationPicker({ id, value, valueName, onChange }: StationPickerProps) {
  const [text, setText] = useState('');
  const search = useDeferredValue(text.trim());
  const { data, isFetching } = useQuery({
    queryKey: ['stations', 'pick', search],
    queryFn: () => callDesk('GET /desk/stations', { query: { search: search || undefined, limit: MOST } }),
    placeholderData: keepPreviousData,
  });
  const found = (data?.stations ?? []).map((station) => ({
    value: station.id,
    label: `${station.code} ${station.name}`,
  }));
  const isMissing = value !== undefined && valueName !== undefined && !found.some((one) => one.value === value);
  return (
    <Select<StationId>
      {...(id !== undefined && { id })}
      className="filter station-picker"
      aria-label="油站"
      placeholder="油站"
      showSearch={{ filterOption: false, onSearch: setText }}
      allowClear
      loading={isFetching}
      options={isMissing ? [{ value, label: valueName }, ...found] : found}
      value={value ?? null}
      onChange={(chosen?: StationId) => onChange(chosen)}
      popupMatchSelectWidth={false}
      data-testid="station-picker"
    />
  );
}
