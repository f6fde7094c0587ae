import type { OnDuty, Tender } from '@jiayou/contract';
import { useCallback, useState } from 'react';
import { callTill } from '../../api';
import { Choices } from '../../ui/Choices';
import { Sheet } from '../../ui/Sheet';
import { usePages } from '../../ui/usePages';
import { BillPanes } from './BillPanes';
import { SearchBox } from './SearchBox';

const PAGE = 50;

const FILTERS = [
  { value: 'all', text: '全部' },
  { value: 'wechat-pay', text: '微信' },
  { value: 'alipay', text: '支付宝' },
  { value: 'bank-card', text: '银行卡' },
  { value: 'cash', text: '现金' },
  { value: 'refunded', text: '有退款' },
] as const satisfies readonly { value: Tender | 'all' | 'refunded'; text: string }[];
type Filter = (typeof FILTERS)[number]['value'];

interface BillsSheetProps {
  readonly onDuty: OnDuty;
  readonly onClose: () => void;
}

/** 账单查询: this shift's orders, and what those that are shown add up to. */
export function BillsSheet({ onDuty, onClose }: BillsSheetProps) {
  const [search, setSearch] = useState('');
  const [filter, setFilter] = useState<Filter>('all');
  const read = useCallback(async (after: string | undefined) => readBills(search, filter, after), [search, filter]);
  const found = usePages(read);
  const isFiltered = search !== '' || filter !== 'all';
  return (
    <Sheet title="账单查询" testId="bills-sheet" onClose={onClose}>
      <BillPanes
        onDuty={onDuty}
        found={found}
        totalsName={isFiltered ? '查到' : '本班'}
        hint="点一笔订单，看明细、补打小票或退款"
        empty={isFiltered ? <NothingFound /> : <NothingYet />}
        tools={
          <div className="sheet-tools">
            <SearchBox
              label="搜索本班订单"
              placeholder="金额、单号、手机尾号、车牌、取号"
              value={search}
              onSearch={setSearch}
            />
            <Choices label="筛选" name="filter" value={filter} options={FILTERS} onChange={setFilter} />
          </div>
        }
      />
    </Sheet>
  );
}

async function readBills(search: string, filter: Filter, after: string | undefined) {
  const query = {
    search: search === '' ? undefined : search,
    tender: filter === 'all' || filter === 'refunded' ? undefined : filter,
    refunded: filter === 'refunded' ? ('yes' as const) : undefined,
    after,
    limit: PAGE,
  };
  const { bills, ...rest } = await callTill('GET /till/bills', { query });
  return { rows: bills, ...rest };
}

function NothingYet() {
  return (
    <>
      <p className="empty-head">本班还没有订单</p>
      <p className="soft">收了款，或车内支付的订单由您出票后，会出现在这里。</p>
    </>
  );
}

function NothingFound() {
  return (
    <>
      <p className="empty-head">没有找到</p>
      <p className="soft">换个金额、单号或手机尾号再找；已班结的订单请到「订单处理」里找。</p>
    </>
  );
}
