import type { OnDuty } from '@jiayou/contract';
import { useEffect, useState } from 'react';
import { callTill } from '../../api';
import { walkWithArrows } from '../../ui/arrowKeys';
import { Asked } from '../../ui/Asked';
import { MoreRows } from '../../ui/MoreRows';
import { Panes } from '../../ui/Panes';
import { Sheet } from '../../ui/Sheet';
import { usePages } from '../../ui/usePages';
import { PastShift } from './PastShift';
import { closedUnheard, forgetClose } from './pendingClose';
import { ShiftRow } from './ShiftRow';

const PAGE = 20;

interface PastShiftsSheetProps {
  readonly onDuty: OnDuty;
  readonly onClose: () => void;
}

/** 班结记录: this cashier's closed shifts, each with its totals and its paper again. */
export function PastShiftsSheet({ onDuty, onClose }: PastShiftsSheetProps) {
  const [unheardId] = useState(() => closedUnheard(onDuty.shift.id));
  const [chosenId, setChosenId] = useState(unheardId);
  useEffect(() => {
    if (unheardId !== undefined) forgetClose();
  }, [unheardId]);
  return (
    <Sheet title="班结记录" testId="past-shifts-sheet" onClose={onClose}>
      {unheardId !== undefined && (
        <p className="notice amber" role="status" data-testid="closed-unheard">
          上一班班结时网络断了，系统已经班结。班结小票没打出的，请在这里补打。
        </p>
      )}
      <Panes
        list={<PastShiftList chosenId={chosenId} onChoose={setChosenId} />}
        overview={<p className="pane-hint soft">点一个班次，看合计或补打班结小票</p>}
        detail={chosenId && <PastShift key={chosenId} shiftId={chosenId} onBack={() => setChosenId(undefined)} />}
      />
    </Sheet>
  );
}

interface PastShiftListProps {
  readonly chosenId: string | undefined;
  readonly onChoose: (shiftId: string) => void;
}

function PastShiftList({ chosenId, onChoose }: PastShiftListProps) {
  const { pages, again, more } = usePages(readShifts);
  const answer = pages.is === 'refused' ? { is: pages.is, words: pages.words } : { is: pages.is, value: pages.rows };
  return (
    <Asked answer={answer} onRetry={again}>
      {(shifts) =>
        shifts.length === 0 ? (
          <div className="empty" data-testid="no-shifts">
            <p className="empty-head">还没有班结记录</p>
            <p className="soft">班结以后，每个班次的合计会留在这里。</p>
          </div>
        ) : (
          <>
            <ol className="bill-list" data-testid="shifts" onKeyDown={walkWithArrows}>
              {shifts.map((shift) => (
                <ShiftRow
                  key={shift.id}
                  shift={shift}
                  isChosen={shift.id === chosenId}
                  onChoose={() => onChoose(shift.id)}
                />
              ))}
            </ol>
            <MoreRows hasMore={pages.hasMore} isReading={pages.isReadingMore} words={pages.words} onMore={more} />
          </>
        )
      }
    </Asked>
  );
}

async function readShifts(after: string | undefined) {
  const { shifts, ...rest } = await callTill('GET /till/shifts', { query: { after, limit: PAGE } });
  return { rows: shifts, ...rest };
}
