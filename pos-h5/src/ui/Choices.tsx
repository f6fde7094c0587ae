interface ChoicesProps<T extends string | number> {
  readonly label: string;
  readonly name: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly text: string }[];
  readonly onChange: (value: T) => void;
}

/** One of a few, as big buttons; arrow keys move inside. */
export function Choices<T extends string | number>({ label, name, value, options, onChange }: ChoicesProps<T>) {
  return (
    <fieldset className="choices">
      <legend>{label}</legend>
      <div className="choices-row">
        {options.map((option) => (
          <label key={option.value} className="choice" data-testid={`${name}-${option.value}`}>
            <input type="radio" name={name} checked={option.value === value} onChange={() => onChange(option.value)} />
            <span>{option.text}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
