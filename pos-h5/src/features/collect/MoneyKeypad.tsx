const ROWS = [
  ['1', '2', '3'],
  ['4', '5', '6'],
  ['7', '8', '9'],
  ['.', '0', '删除'],
] as const;
const QUICK = ['100', '200', '300'] as const;

interface MoneyKeypadProps {
  readonly onKey: (key: string) => void;
  /** A whole amount at once. */
  readonly onAmount: (text: string) => void;
  /** Yuan, instead of 100, 200, 300. */
  readonly quick?: readonly [string, string, string];
}

/** Digits and a point for gloves; a column of usual amounts. */
export function MoneyKeypad({ onKey, onAmount, quick = QUICK }: MoneyKeypadProps) {
  return (
    <div className="money-keypad" data-testid="money-keypad">
      {ROWS.map((keys, row) => (
        <div key={keys[0]} className="money-row">
          {keys.map((key) => (
            <Key key={key} text={key} testId={`money-${key === '.' ? 'point' : key}`} onPress={() => onKey(key)} />
          ))}
          <LastKey text={quick[row]} onAmount={onAmount} onClear={() => onKey('清空')} />
        </div>
      ))}
    </div>
  );
}

function LastKey({
  text,
  onAmount,
  onClear,
}: {
  readonly text: string | undefined;
  readonly onAmount: (text: string) => void;
  readonly onClear: () => void;
}) {
  if (text === undefined) return <Key text="清空" testId="money-清空" onPress={onClear} />;
  return <Key text={`¥${text}`} testId={`quick-${text}`} kind="quick" onPress={() => onAmount(text)} />;
}

interface KeyProps {
  readonly text: string;
  readonly testId: string;
  readonly kind?: 'quick';
  readonly onPress: () => void;
}

function Key({ text, testId, kind, onPress }: KeyProps) {
  const isWord = kind === 'quick' || text.length > 1;
  return (
    <button
      type="button"
      className={`key${isWord ? ' key-word' : ''}${kind === undefined ? '' : ` ${kind}`}`}
      data-testid={testId}
      // The focus stays where it is: a scanner's Enter must not press a key of the pad.
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPress}
    >
      {text}
    </button>
  );
}
