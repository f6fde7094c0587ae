import { yuanText } from '../../money';
import { typeAmount } from './amount';
import { usualNotes } from './cash';
import { MoneyKeypad } from './MoneyKeypad';
import { StageAmount } from './StageAmount';
import type { CashPane } from './useCashPane';

interface CashStageProps {
  readonly pane: CashPane;
  readonly onBack: () => void;
}

/** What the payer gave, and the change in big figures before anything is booked. */
export function CashStage({ pane: { dueFen, text, reading, change, confirm }, onBack }: CashStageProps) {
  const isEnough = reading.is === 'enough';
  return (
    <div className="stage-card cash-card">
      <div className="cash-words">
        <p className="stage-label">应收</p>
        <StageAmount fen={dueFen} />
        <p className="stage-label">实收</p>
        <output className="amount cash-received" data-testid="cash-received">
          {text === '' ? yuanText(dueFen) : `¥${text}`}
        </output>
        <p className="stage-label">找零</p>
        <output className={`amount cash-change${isEnough ? '' : ' short'}`} data-testid="cash-change">
          {isEnough ? yuanText(reading.changeFen) : '—'}
        </output>
        <p className="stage-todo" role="status" data-testid="cash-words">
          {isEnough ? exactWords(text) : reading.words}
        </p>
      </div>
      <div className="cash-keys">
        <MoneyKeypad quick={usualNotes(dueFen)} onKey={(key) => change(typeAmount(text, key))} onAmount={change} />
        <div className="row-between">
          <button type="button" className="button big" data-testid="cash-back" onClick={onBack}>
            返回<kbd>Esc</kbd>
          </button>
          <button
            type="button"
            className="button primary big"
            data-testid="cash-confirm"
            disabled={!isEnough}
            onClick={confirm}
          >
            确认收款<kbd>Enter</kbd>
          </button>
        </div>
      </div>
    </div>
  );
}

function exactWords(text: string): string {
  return text === '' ? '没有输入实收：按正好收' : '';
}
