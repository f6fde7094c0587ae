import { useCallback, useMemo, useState } from 'react';
import type { DaySummary } from '@jiayou/contract';
import { callTill } from '../../api';
import { paperBytes } from '../../device/printer/paper';
import { printerSettings } from '../../device/printer/printerSettings';
import { Asked } from '../../ui/Asked';
import { PaperView } from '../../ui/PaperView';
import { Sheet } from '../../ui/Sheet';
import { useAnswer } from '../../ui/useAnswer';
import { useStore } from '../../ui/useStore';
import { dayPaper } from '../papers/dayPaper';
import { PaperStanding } from '../papers/PaperStanding';
import { printDay } from './printSummary';

/** 打印昨日汇总: the station's yesterday by the server's clock, shown as the paper it will be. */
export function YesterdaySheet({ onClose }: { readonly onClose: () => void }) {
  const ask = useCallback(async () => callTill('GET /till/yesterday', {}), []);
  const { answer, again } = useAnswer(ask);
  const [paperId, setPaperId] = useState<string>();
  const day = answer.is === 'here' ? answer.value : undefined;
  return (
    <Sheet
      title="昨日汇总"
      testId="yesterday-sheet"
      onClose={onClose}
      actions={
        <button
          type="button"
          className="button primary"
          data-testid="print-day"
          disabled={day === undefined}
          onClick={() => day !== undefined && setPaperId(printDay(day))}
        >
          打印
        </button>
      }
    >
      <div className="sheet-body">
        <PaperStanding id={paperId} />
        <Asked answer={answer} onRetry={again}>
          {(value) => <Preview day={value} />}
        </Asked>
      </div>
    </Sheet>
  );
}

function Preview({ day }: { readonly day: DaySummary }) {
  const { widthMm } = useStore(printerSettings);
  const bytes = useMemo(() => paperBytes(dayPaper(day), widthMm), [day, widthMm]);
  return (
    <div className="paper-preview">
      {day.totals.all.orders === 0 && <p className="soft">昨天没有订单，也可以打印一张空的汇总。</p>}
      <PaperView bytes={bytes} testId="day-preview" />
    </div>
  );
}
