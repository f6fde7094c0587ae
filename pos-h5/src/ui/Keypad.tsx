const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '清空', '0', '删除'] as const;

interface KeypadProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Digits for gloves. It never takes the focus from the field it types into. */
export function Keypad({ value, onChange }: KeypadProps) {
  return (
    <div className="keypad" data-testid="keypad">
      {KEYS.map((key) => (
        <button
          key={key}
          type="button"
          className={`key${/\d/.test(key) ? '' : ' key-word'}`}
          data-testid={`key-${key}`}
          onPointerDown={(event) => event.preventDefault()}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChange(typed(value, key))}
        >
          {key}
        </button>
      ))}
    </div>
  );
}

function typed(value: string, key: (typeof KEYS)[number]): string {
  if (key === '清空') return '';
  return key === '删除' ? value.slice(0, -1) : value + key;
}
