import type { ReportBy } from '@jiayou/contract';
import { Button, Segmented, Select } from 'antd';
import {
  BY_NAMES,
  GRADE_NAMES,
  KIND_NAMES,
  periodsOf,
  TENDER_NAMES,
  type ReportFilters as Filters,
  type ReportScope,
} from '../../features/reports/reportAddress';
import { useChain } from '../../features/station/useStations';
import { FilterDates } from '../../ui/FilterDates';
import { FilterSelect } from '../../ui/FilterSelect';

const MOST_STATIONS = 300;
const SPLITS = Object.entries(BY_NAMES).map(([value, label]) => ({ value: value as ReportBy, label }));

interface ReportFiltersProps {
  readonly scope: ReportScope;
  readonly by: ReportBy;
  readonly today: string;
  readonly isHq: boolean;
  readonly onChange: (change: Filters) => void;
}

/** Which days, which stations, what of it, and split by what. */
export function ReportFilters({ scope, by, today, isHq, onChange }: ReportFiltersProps) {
  const { from, to, tender, grade, kind, shift, cashier } = scope;
  return (
    <div className="report-filters">
      <FilterDates from={from} to={to} onChange={onChange} />
      <Periods scope={scope} today={today} onChange={onChange} />
      {isHq && <StationChoice value={scope.station} onChange={(station) => onChange({ station })} />}
      <FilterSelect
        label="付款方式"
        options={TENDER_NAMES}
        value={tender}
        onChange={(value) => onChange({ tender: value })}
        testId="filter-tender"
      />
      <FilterSelect
        label="油品"
        options={GRADE_NAMES}
        value={grade}
        onChange={(value) => onChange({ grade: value })}
        testId="filter-grade"
      />
      <FilterSelect
        label="类型"
        options={KIND_NAMES}
        value={kind}
        onChange={(value) => onChange({ kind: value })}
        testId="filter-kind"
      />
      {(shift ?? cashier) !== undefined && (
        <Button onClick={() => onChange({ shift: undefined, cashier: undefined })} data-testid="clear-people">
          {shift === undefined ? '只看一位收银员' : '只看一个班次'} ×
        </Button>
      )}
      <Segmented
        aria-label="按什么统计"
        options={SPLITS}
        value={by}
        onChange={(value) => onChange({ by: value })}
        data-testid="report-by"
      />
    </div>
  );
}

function Periods({ scope, today, onChange }: Pick<ReportFiltersProps, 'scope' | 'today' | 'onChange'>) {
  return (
    <span className="periods">
      {periodsOf(today).map(({ name, from, to }) => (
        <Button
          key={name}
          size="small"
          type={from === scope.from && to === scope.to ? 'primary' : 'default'}
          onClick={() => onChange({ from, to })}
          data-testid={`period-${name}`}
        >
          {name}
        </Button>
      ))}
    </span>
  );
}

interface StationChoiceProps {
  readonly value: string | undefined;
  readonly onChange: (stations: string | undefined) => void;
}

function StationChoice({ value, onChange }: StationChoiceProps) {
  const { data, isPending } = useChain();
  return (
    <Select<string[]>
      className="station-choice"
      mode="multiple"
      aria-label="油站"
      placeholder="全部油站"
      allowClear
      loading={isPending}
      maxCount={MOST_STATIONS}
      maxTagCount="responsive"
      optionFilterProp="label"
      options={(data?.stations ?? []).map(({ id, code, name }) => ({ value: id, label: `${code} ${name}` }))}
      value={value?.split(',') ?? []}
      onChange={(chosen) => onChange(chosen.length === 0 ? undefined : chosen.join(','))}
      data-testid="filter-station"
    />
  );
}
