import type { OnDuty } from '@jiayou/contract';
import { BillsSheet } from '../bill/BillsSheet';
import { PastBillsSheet } from '../bill/PastBillsSheet';
import { RefundsSheet } from '../bill/RefundsSheet';
import { PrintQueueSheet } from '../papers/PrintQueueSheet';
import { CloseShiftSheet } from './CloseShiftSheet';
import { PastShiftsSheet } from './PastShiftsSheet';
import { YesterdaySheet } from './YesterdaySheet';
import '../../ui/sheet.css';
import '../../ui/books.css';

export type SheetName =
  | 'bills'
  | 'past-bills'
  | 'refunds'
  | 'print-queue'
  | 'past-shifts'
  | 'yesterday'
  | 'close-shift';

interface TillSheetsProps {
  readonly at: SheetName;
  readonly onDuty: OnDuty;
  readonly onOpen: (name: SheetName) => void;
  readonly onClose: () => void;
}

/** The pages behind the menu: one piece of the program, read when the first of them is opened. */
export function TillSheets({ at, onDuty, onOpen, onClose }: TillSheetsProps) {
  switch (at) {
    case 'bills':
      return <BillsSheet onDuty={onDuty} onClose={onClose} />;
    case 'past-bills':
      return <PastBillsSheet onDuty={onDuty} onClose={onClose} onRefunds={() => onOpen('refunds')} />;
    case 'refunds':
      return <RefundsSheet onDuty={onDuty} onClose={onClose} />;
    case 'print-queue':
      return <PrintQueueSheet onClose={onClose} />;
    case 'past-shifts':
      return <PastShiftsSheet onDuty={onDuty} onClose={onClose} />;
    case 'yesterday':
      return <YesterdaySheet onClose={onClose} />;
    case 'close-shift':
      return <CloseShiftSheet onDuty={onDuty} onClose={onClose} onCollect={onClose} />;
  }
}
