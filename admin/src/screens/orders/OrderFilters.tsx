import type { StationId } from '@jiayou/contract';
import { Button } from 'antd';
import type { AddressedList } from '../../features/list/useListAddress';
import { GRADES, KINDS, ORIGINS, REFUNDED, STATES, TENDERS } from '../../features/orders/orderWords';
import type { OrderFilterName } from '../../features/orders/useOrders';
import { FilterDates } from '../../ui/FilterDates';
import { FilterSelect } from '../../ui/FilterSelect';
import { StationPicker } from '../../ui/StationPicker';

interface OrderFiltersProps {
  readonly list: AddressedList<OrderFilterName>;
  readonly wholeChain: boolean;
  readonly stationName: string | undefined;
}

const CHOICES = [
  ['tender', '付款方式', TENDERS],
  ['grade', '油品', GRADES],
  ['state', '状态', STATES],
  ['refunded', '退款', REFUNDED],
  ['kind', '类别', KINDS],
  ['origin', '来源', ORIGINS],
] as const;

export function OrderFilters({ list, wholeChain, stationName }: OrderFiltersProps) {
  const { filters, filterBy } = list;
  return (
    <>
      <FilterDates from={filters.from} to={filters.to} onChange={filterBy} />
      {wholeChain && (
        <StationPicker
          value={filters.station as StationId | undefined}
          valueName={stationName}
          onChange={(station) => filterBy({ station })}
        />
      )}
      {CHOICES.map(([name, label, options]) => (
        <FilterSelect
          key={name}
          label={label}
          options={options as Readonly<Record<string, string>>}
          value={filters[name]}
          onChange={(value) => filterBy({ [name]: value })}
          testId={`filter-${name}`}
        />
      ))}
      {filters.shift !== undefined && (
        <Button onClick={() => filterBy({ shift: undefined })} data-testid="filter-shift">
          只看一个班次 ×
        </Button>
      )}
      {filters.cashier !== undefined && (
        <Button onClick={() => filterBy({ cashier: undefined })} data-testid="filter-cashier">
          只看一位收银员 ×
        </Button>
      )}
    </>
  );
}
