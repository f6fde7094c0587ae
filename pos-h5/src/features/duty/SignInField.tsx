interface SignInFieldProps {
  readonly label: string;
  readonly testId: string;
  readonly value: string;
  /** The keypad types here. */
  readonly isTyping: boolean;
  /** The system's own keyboard may come up. */
  readonly letters: boolean;
  readonly type?: 'password';
  readonly autoFocus?: boolean;
  readonly onFocus: () => void;
  readonly onChange: (value: string) => void;
}

export function SignInField({ label, testId, isTyping, letters, onChange, ...input }: SignInFieldProps) {
  return (
    <label className={`field${isTyping ? ' typing' : ''}`}>
      <span>{label}</span>
      <input
        {...input}
        data-testid={testId}
        inputMode={letters ? 'text' : 'none'}
        autoComplete="off"
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  );
}
