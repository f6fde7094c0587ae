import { useId } from 'react';
import { acceptedAmount, AMOUNT_KEYS, typedAmount } from './typedAmount';
import './amount.css';

interface AmountFieldProps {
  readonly label: string;
  readonly testId: string;
  readonly value: string;
  /** Said under the field, e.g. how much is left. */
  readonly hint?: string;
  /** The pad types here. */
  readonly isTyping?: boolean;
  readonly autoFocus?: boolean;
  readonly disabled?: boolean;
  readonly onFocus?: () => void;
  readonly onChange: (value: string) => void;
}

/** An amount in yuan; the system's keyboard stays away, a real one may type. */
export function AmountField({ label, hint, testId, value, isTyping, onChange, ...input }: AmountFieldProps) {
  const hintId = useId();
  return (
    <label className={`field amount-field${isTyping === true ? ' typing' : ''}`}>
      <span>{label}</span>
      <span className="amount-box">
        <i aria-hidden="true">¥</i>
        <input
          {...input}
          data-testid={testId}
          value={value}
          inputMode="none"
          autoComplete="off"
          placeholder="0.00"
          aria-describedby={hint === undefined ? undefined : hintId}
          onChange={(event) => onChange(acceptedAmount(event.target.value.trim(), value))}
        />
      </span>
      {hint !== undefined && <small id={hintId}>{hint}</small>}
    </label>
  );
}

/** Digits and a point for gloves. It never takes the focus from the field it types into. */
export function AmountPad({ value, onChange }: { readonly value: string; readonly onChange: (value: string) => void }) {
  return (
    <div className="keypad" data-testid="amount-pad">
      {AMOUNT_KEYS.map((key) => (
        <button
          key={key}
          type="button"
          className={`key${key === '删除' ? ' key-word' : ''}`}
          data-testid={`amount-key-${key === '.' ? 'point' : key}`}
          onPointerDown={(event) => event.preventDefault()}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChange(typedAmount(value, key))}
        >
          {key}
        </button>
      ))}
    </div>
  );
}
