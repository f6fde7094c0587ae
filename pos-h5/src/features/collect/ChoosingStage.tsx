import type { CollectState } from './collectState';
import { StageAmount } from './StageAmount';
import { TenderBar } from './TenderBar';
import type { TenderButton, TenderChoice } from './tenders';

interface ChoosingStageProps {
  readonly state: Extract<CollectState, { at: 'choosing' }>;
  readonly buttons: readonly TenderButton[];
  readonly onPick: (choice: TenderChoice) => void;
  readonly onDrop: () => void;
}

/** Nothing was collected: why, and what next. The order stays; another tender may be chosen, or a new code scanned. */
export function ChoosingStage({ state: { order, words, channelCode }, buttons, onPick, onDrop }: ChoosingStageProps) {
  return (
    <div className="stage-card">
      <StageAmount fen={order.payableFen} />
      <h2 className="stage-head unpaid">还没有收款</h2>
      {words !== '' && (
        <p className="stage-todo strong" role="alert" data-testid="choosing-words">
          {words}
          {channelCode !== '' && <small> {channelCode}</small>}
        </p>
      )}
      <p className="stage-todo">可以直接扫新的付款码，或换一种方式：</p>
      <TenderBar name="again" buttons={buttons} isReady onPick={onPick} />
      <button type="button" className="button" data-testid="drop-order" onClick={onDrop}>
        修改订单<kbd>Esc</kbd>
      </button>
    </div>
  );
}
