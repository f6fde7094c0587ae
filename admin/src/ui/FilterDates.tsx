import { Input } from 'antd';

interface FilterDatesProps {
  /** Business days, `YYYY-MM-DD`; both count in. */
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly onChange: (change: { readonly from?: string | undefined; readonly to?: string | undefined }) => void;
}

/** From one day to another in Shanghai; open at either end. */
export function FilterDates({ from, to, onChange }: FilterDatesProps) {
  return (
    <span className="filter-dates">
      <Input
        type="date"
        aria-label="从哪天起"
        value={from ?? ''}
        {...(to !== undefined && { max: to })}
        onChange={({ target }) => onChange({ from: target.value || undefined })}
        data-testid="filter-from"
      />
      至
      <Input
        type="date"
        aria-label="到哪天止"
        value={to ?? ''}
        {...(from !== undefined && { min: from })}
        onChange={({ target }) => onChange({ to: target.value || undefined })}
        data-testid="filter-to"
      />
    </span>
  );
}
