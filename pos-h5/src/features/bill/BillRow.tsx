import type { Bill } from '@jiayou/contract';
import { memo } from 'react';
import { yuanText } from '../../money';
import { stationTime } from '../../time';
import { gradeTone, tenderName } from '../ticket/words';
import { backWords, boughtWords } from './billWords';

interface BillRowProps {
  readonly bill: Bill;
  readonly isChosen: boolean;
  readonly onChoose: (bill: Bill) => void;
}

/** One paid order in a list: what, when and how; at the right how much, and how much of it went back. */
export const BillRow = memo(function BillRow({ bill, isChosen, onChoose }: BillRowProps) {
  const { grade, callNo, orderNo, tender, paidAt, paidFen } = bill;
  return (
    <li className="bill-item">
      <button
        type="button"
        className={`bill-row${isChosen ? ' chosen' : ''}`}
        data-testid="bill"
        data-order-no={orderNo}
        data-state={bill.state}
        aria-pressed={isChosen}
        onClick={() => onChoose(bill)}
      >
        <span className="bill-cells">
          <i
            className={`bill-edge ${grade === undefined ? 'goods' : `grade-${gradeTone(grade)}`}`}
            aria-hidden="true"
          />
          <span className="bill-what">
            <b>{callNo ?? `尾号 ${orderNo.slice(-6)}`}</b>
            <span>{boughtWords(bill)}</span>
          </span>
          <span className="bill-how">
            <span className={`tender ${tender}`}>{tenderName[tender]}</span>
            <span>{stationTime(paidAt)}</span>
          </span>
          <span className="bill-sum">
            <b className="amount">{yuanText(paidFen)}</b>
            <span className="bill-back" data-testid="bill-refund">
              {backWords(bill)}
            </span>
          </span>
        </span>
      </button>
    </li>
  );
});
