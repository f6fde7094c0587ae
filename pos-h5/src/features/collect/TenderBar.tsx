import type { TenderButton, TenderChoice } from './tenders';

interface TenderBarProps {
  /** What the buttons' test ids begin with. */
  readonly name: 'tender' | 'again';
  readonly buttons: readonly TenderButton[];
  readonly isReady: boolean;
  readonly onPick: (choice: TenderChoice) => void;
}

/** How it is paid. What cannot be yet still answers a tap: it says what is missing. */
export function TenderBar({ name, buttons, isReady, onPick }: TenderBarProps) {
  return (
    <div className="tenders" role="group" aria-label="收款方式">
      {buttons.map(({ choice, text, key }) => (
        <button
          key={choice}
          type="button"
          className={`button tender-button${choice === 'code' ? ' primary' : ''}`}
          data-testid={`${name}-${choice}`}
          // The scan box takes members and goods as well, whatever is missing.
          aria-disabled={!isReady && choice !== 'code'}
          aria-keyshortcuts={key}
          onClick={() => onPick(choice)}
        >
          {text}
          <kbd>{key}</kbd>
        </button>
      ))}
    </div>
  );
}
