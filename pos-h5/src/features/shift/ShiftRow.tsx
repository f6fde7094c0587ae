import type { ResponseOf, TillApi } from '@jiayou/contract';
import { yuanText } from '../../money';
import { stationTime } from '../../time';

export type PastShiftLine = ResponseOf<TillApi['GET /till/shifts']>['shifts'][number];

interface ShiftRowProps {
  readonly shift: PastShiftLine;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

/** A closed shift in a list. */
export function ShiftRow({ shift, isChosen, onChoose }: ShiftRowProps) {
  const { shiftNo, openedAt, closedAt, orders, netFen, differenceFen } = shift;
  const isOff = differenceFen !== undefined && differenceFen !== 0;
  return (
    <li className="bill-item">
      <button
        type="button"
        className={`bill-row shift-row${isChosen ? ' chosen' : ''}`}
        data-testid="shift"
        data-shift-no={shiftNo}
        aria-pressed={isChosen}
        onClick={onChoose}
      >
        <span className="bill-cells">
          <span className="bill-what">
            <b>{shiftNo}</b>
            <span>
              {stationTime(openedAt)} 至 {stationTime(closedAt)}
            </span>
          </span>
          <span className="bill-sum">
            <b className="amount">{yuanText(netFen)}</b>
            <span className={isOff ? 'danger' : 'soft'}>
              {orders} 笔{isOff && ` · ${differenceFen > 0 ? '长款' : '短款'} ${yuanText(Math.abs(differenceFen))}`}
            </span>
          </span>
        </span>
      </button>
    </li>
  );
}
