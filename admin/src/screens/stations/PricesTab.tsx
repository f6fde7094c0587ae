import type { DeskStationDetail, StationPrice } from '@jiayou/contract';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useIdentity } from '../../features/session/useSession';
import { sourceOf } from '../../features/list/sourceOf';
import { fullTime } from '../../features/station/recordWords';
import { useCancelPrice, usePrices } from '../../features/station/useStation';
import { Ask } from '../../ui/Ask';
import { yuan } from '../../ui/money';
import { ResourceTable, type Column } from '../../ui/ResourceTable';
import { State, type Tone } from '../../ui/State';
import { PostPrice } from './PostPrice';

const STATES: Readonly<Record<StationPrice['state'], readonly [Tone, string]>> = {
  planned: ['attention', '待生效'],
  'in-force': ['good', '生效中'],
  past: ['quiet', '已过去'],
};

/** What the station sells at: now, later, and before. */
export function PricesTab({ station }: { readonly station: DeskStationDetail }) {
  const mayPost = useIdentity().rights.includes('station.price');
  const [trail, setTrail] = useState<readonly string[]>([]);
  const page = usePrices(station.id, trail.at(-1));
  const [gone, setGone] = useState<StationPrice>();
  const { next, total = 0 } = page.data ?? {};
  return (
    <>
      {mayPost && <PostPrice station={station} />}
      <ResourceTable<StationPrice>
        name="prices"
        source={sourceOf(page, ({ prices }) => prices)}
        rowKey={({ grade, startsAt }) => `${grade} ${startsAt}`}
        columns={columns(mayPost ? setGone : undefined)}
        empty={<p>还没有挂牌价。发布后，司机和收银台才能卖这种油品。</p>}
        paging={{
          list: {
            pageNo: trail.length + 1,
            toFirst: () => setTrail([]),
            toPrevious: trail.length === 0 ? undefined : () => setTrail(trail.slice(0, -1)),
            toNext: (after) => setTrail([...trail, after]),
          },
          next,
          words: `共 ${total} 个`,
        }}
      />
      {gone && <CancelDialog station={station} price={gone} onDone={() => setGone(undefined)} />}
    </>
  );
}

function columns(onCancel: ((price: StationPrice) => void) | undefined): readonly Column<StationPrice>[] {
  return [
    { key: 'grade', title: '油品', dataIndex: 'grade', width: 80, always: true },
    {
      key: 'price',
      title: '每升',
      width: 100,
      align: 'right',
      className: 'number',
      render: (_, { priceFenPerLitre }) => yuan(priceFenPerLitre),
    },
    {
      key: 'startsAt',
      title: '起价时间',
      width: 176,
      className: 'number',
      render: (_, { startsAt }) => fullTime(startsAt),
    },
    {
      key: 'state',
      title: '状态',
      width: 100,
      render: (_, { state }) => <State tone={STATES[state][0]}>{STATES[state][1]}</State>,
    },
    { key: 'postedBy', title: '发布人', width: 120, render: (_, { postedBy }) => postedBy ?? '—' },
    {
      key: 'actions',
      title: '操作',
      width: 80,
      render: (_, price) =>
        onCancel &&
        price.state === 'planned' && (
          <Button type="link" danger size="small" onClick={() => onCancel(price)} data-testid="cancel-price">
            撤回
          </Button>
        ),
    },
  ];
}

interface CancelDialogProps {
  readonly station: DeskStationDetail;
  readonly price: StationPrice;
  readonly onDone: () => void;
}

function CancelDialog({ station, price, onDone }: CancelDialogProps) {
  const { message } = App.useApp();
  const work = useCancelPrice(station.id);
  const { grade, startsAt, priceFenPerLitre } = price;
  return (
    <Ask
      id="cancel-price-dialog"
      title={`撤回${grade}的挂牌价？`}
      verb="撤回"
      dangerous
      work={work}
      onYes={() => work.mutate({ grade, startsAt }, { onSuccess: () => (void message.success('已撤回'), onDone()) })}
      onNo={onDone}
    >
      <p>
        {fullTime(startsAt)} 起 {yuan(priceFenPerLitre)} 每升，撤回后到时不再改价。
      </p>
    </Ask>
  );
}
