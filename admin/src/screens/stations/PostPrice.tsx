import type { DeskStationDetail } from '@jiayou/contract';
import { App, Button, Input, InputNumber, Radio, Select } from 'antd';
import { useState } from 'react';
import { usePostPrice, type NewPrice } from '../../features/station/useStation';
import { Ask } from '../../ui/Ask';
import { yuan } from '../../ui/money';

/** More than this is asked about twice: a slip of the comma is. */
const LARGE_STEP = 0.1;

/** Posts a price, at once or from a time on. */
export function PostPrice({ station }: { readonly station: DeskStationDetail }) {
  const [grade, setGrade] = useState(station.nozzles[0]?.grade ?? station.grades[0]?.code ?? '92#');
  const [priceYuan, setPriceYuan] = useState<number | null>(null);
  const [isLater, setIsLater] = useState(false);
  const [startsAt, setStartsAt] = useState('');
  const [asked, setAsked] = useState<NewPrice>();
  const isReady = priceYuan !== null && priceYuan > 0 && (!isLater || startsAt !== '');
  const ask = (): void =>
    setAsked({
      grade,
      priceFenPerLitre: Math.round((priceYuan ?? 0) * 100),
      // What is typed is Shanghai's time, whatever zone the browser is in.
      ...(isLater && { startsAt: `${startsAt}:00+08:00` }),
    });
  return (
    <div className="inline-form" data-testid="post-price">
      <label>
        油品
        <Select
          value={grade}
          options={station.grades.map(({ code, name }) => ({ value: code, label: name }))}
          onChange={setGrade}
          popupMatchSelectWidth={false}
          data-testid="price-grade"
        />
      </label>
      <label>
        每升
        <InputNumber
          value={priceYuan}
          min={0.01}
          max={99.99}
          step={0.01}
          precision={2}
          prefix="¥"
          onChange={setPriceYuan}
          data-testid="price-yuan"
        />
      </label>
      <Radio.Group value={isLater} onChange={({ target }) => setIsLater(Boolean(target.value))}>
        <Radio value={false}>立即生效</Radio>
        <Radio value={true} data-testid="price-later">
          定时生效
        </Radio>
      </Radio.Group>
      {isLater && (
        <label>
          起价时间（北京时间）
          <Input
            type="datetime-local"
            value={startsAt}
            onChange={({ target }) => setStartsAt(target.value)}
            data-testid="price-starts"
          />
        </label>
      )}
      <Button type="primary" disabled={!isReady} onClick={ask} data-testid="post">
        发布
      </Button>
      {asked && <PostDialog station={station} price={asked} onDone={() => setAsked(undefined)} />}
    </div>
  );
}

interface PostDialogProps {
  readonly station: DeskStationDetail;
  readonly price: NewPrice;
  readonly onDone: () => void;
}

function PostDialog({ station, price, onDone }: PostDialogProps) {
  const { message } = App.useApp();
  const work = usePostPrice(station.id);
  const { grade, priceFenPerLitre: fen, startsAt } = price;
  const now = station.prices.find((one) => one.grade === grade)?.priceFenPerLitre;
  const isLarge = now !== undefined && Math.abs(fen - now) / now > LARGE_STEP;
  return (
    <Ask
      id="post-price-dialog"
      title={`发布${grade} ${yuan(fen)} 每升？`}
      verb="发布挂牌价"
      dangerous={isLarge}
      work={work}
      onYes={() => work.mutate(price, { onSuccess: () => (void message.success('挂牌价已发布'), onDone()) })}
      onNo={onDone}
    >
      <p>
        {startsAt === undefined ? '立即生效' : `${startsAt.slice(0, 16).replace('T', ' ')} 起生效`}
        ，在那之前下的订单仍按原价。
      </p>
      {now !== undefined && <p>现在是 {yuan(now)} 每升。</p>}
      {isLarge && <p className="refused-line">与现价相差超过一成，请再核对一次。</p>}
    </Ask>
  );
}
