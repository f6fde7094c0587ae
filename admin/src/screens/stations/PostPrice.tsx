import type { DeskStationDetail } from '@jiayou/contract';
import { App, Button, Input, InputNumber, Radio, Select } from 'antd';
import { useState } from 'react';
import { usePostPrice, type NewPrice } from '../../features/station/useStation';
import { Ask } from '../../ui/Ask';
import { yuan } from '../../ui/money';

/** More than this is asked about twice: a slip of the comma is. */
const LARGE_STEP = 0.1;

interface Draft {
  readonly grade: string;
  readonly priceYuan: number | null;
  readonly isLater: boolean;
  /** As the input has it, Shanghai's time. */
  readonly startsAt: string;
}

/** Posts a price, at once or from a time on. */
export function PostPrice({ station }: { readonly station: DeskStationDetail }) {
  const [draft, setDraft] = useState<Draft>(() => firstDraft(station));
  const [asked, setAsked] = useState<NewPrice>();
  const price = priceOf(draft);
  const put = (change: Partial<Draft>): void => setDraft({ ...draft, ...change });
  return (
    <div className="inline-form" data-testid="post-price">
      <label>
        油品
        <Select
          value={draft.grade}
          options={station.grades.map(({ code, name }) => ({ value: code, label: name }))}
          onChange={(grade) => put({ grade })}
          popupMatchSelectWidth={false}
          data-testid="price-grade"
        />
      </label>
      <label>
        每升
        <InputNumber
          value={draft.priceYuan}
          min={0.01}
          max={99.99}
          step={0.01}
          precision={2}
          prefix="¥"
          onChange={(priceYuan) => put({ priceYuan })}
          data-testid="price-yuan"
        />
      </label>
      <When draft={draft} put={put} />
      <Button type="primary" disabled={price === undefined} onClick={() => setAsked(price)} data-testid="post">
        发布
      </Button>
      {asked && <PostDialog station={station} price={asked} onDone={() => setAsked(undefined)} />}
    </div>
  );
}

function firstDraft({ nozzles, grades }: DeskStationDetail): Draft {
  const grade = nozzles[0]?.grade ?? grades[0]?.code ?? '';
  return { grade, priceYuan: null, isLater: false, startsAt: '' };
}

/** Nothing while something is missing. */
function priceOf({ grade, priceYuan, isLater, startsAt }: Draft): NewPrice | undefined {
  if (priceYuan === null || priceYuan <= 0 || (isLater && startsAt === '')) return undefined;
  const priceFenPerLitre = Math.round(priceYuan * 100);
  // What is typed is Shanghai's time, whatever zone the browser is in.
  return { grade, priceFenPerLitre, ...(isLater && { startsAt: `${startsAt}:00+08:00` }) };
}

function When({ draft, put }: { readonly draft: Draft; readonly put: (change: Partial<Draft>) => void }) {
  return (
    <>
      <Radio.Group value={draft.isLater} onChange={({ target }) => put({ isLater: Boolean(target.value) })}>
        <Radio value={false}>立即生效</Radio>
        <Radio value={true} data-testid="price-later">
          定时生效
        </Radio>
      </Radio.Group>
      {draft.isLater && (
        <label>
          起价时间（北京时间）
          <Input
            type="datetime-local"
            value={draft.startsAt}
            onChange={({ target }) => put({ startsAt: target.value })}
            data-testid="price-starts"
          />
        </label>
      )}
    </>
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
