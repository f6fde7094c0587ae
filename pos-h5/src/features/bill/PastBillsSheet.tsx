import type { OnDuty } from '@jiayou/contract';
import { useCallback, useState } from 'react';
import { callTill } from '../../api';
import { Sheet } from '../../ui/Sheet';
import { usePages } from '../../ui/usePages';
import { BillPanes } from './BillPanes';
import { SearchBox } from './SearchBox';

const PAGE = 20;
// One character finds too much to be of use.
const SHORTEST_SEARCH = 2;

interface PastBillsSheetProps {
  readonly onDuty: OnDuty;
  readonly onClose: () => void;
  readonly onRefunds: () => void;
}

/** 订单处理: an order of a closed shift; its refund is applied for, the master decides. */
export function PastBillsSheet({ onDuty, onClose, onRefunds }: PastBillsSheetProps) {
  const [search, setSearch] = useState('');
  const [date, setDate] = useState('');
  const read = useCallback(async (after: string | undefined) => readPast(search, date, after), [search, date]);
  const found = usePages(read);
  const actions = (
    <button type="button" className="button" data-testid="to-refunds" onClick={onRefunds}>
      我的申请
    </button>
  );
  return (
    <Sheet title="订单处理" testId="past-bills-sheet" onClose={onClose} actions={actions}>
      <BillPanes
        onDuty={onDuty}
        found={found}
        totalsName=""
        hint="找到已班结的订单，点开后申请退款，由站长审批"
        empty={
          <>
            <p className="empty-head">没有找到已班结的订单</p>
            <p className="soft">换个日期或单号再找；本班的订单请到「账单查询」里退款。</p>
          </>
        }
        tools={
          <div className="sheet-tools with-date">
            <SearchBox
              label="搜索已班结的订单"
              placeholder="金额、单号、手机尾号、车牌"
              value={search}
              onSearch={(text) => setSearch(text.length < SHORTEST_SEARCH ? '' : text)}
            />
            <label className="date-field">
              <span>日期</span>
              <input
                type="date"
                data-testid="past-date"
                value={date}
                onChange={(event) => setDate(event.target.value)}
              />
            </label>
          </div>
        }
      />
    </Sheet>
  );
}

async function readPast(search: string, date: string, after: string | undefined) {
  const query = {
    search: search === '' ? undefined : search,
    date: date === '' ? undefined : date,
    after,
    limit: PAGE,
  };
  const { bills, ...rest } = await callTill('GET /till/past-bills', { query });
  return { rows: bills, ...rest };
}
