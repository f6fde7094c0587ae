import { Select } from 'antd';

interface FilterSelectProps<Value extends string> {
  readonly label: string;
  /** What people read, by what the address bar keeps. */
  readonly options: Readonly<Record<Value, string>>;
  readonly value: string | undefined;
  readonly onChange: (value: Value | undefined) => void;
  readonly testId: string;
}

/** One of a few, or all of them. */
export function FilterSelect<Value extends string>(props: FilterSelectProps<Value>) {
  const { label, options, value, onChange, testId } = props;
  const entries = Object.entries<string>(options).map(([key, words]) => ({ value: key, label: words }));
  return (
    <Select<string>
      className="filter"
      aria-label={label}
      placeholder={label}
      allowClear
      options={entries}
      value={value ?? null}
      onChange={(chosen?: string) => onChange(chosen as Value | undefined)}
      popupMatchSelectWidth={false}
      data-testid={testId}
    />
  );
}
