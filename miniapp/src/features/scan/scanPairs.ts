import type { ScannedOrder } from '@jiayou/contract';
import { gradeName, litres, yuan } from '../../ui/format';
import type { Pair } from '../../ui/Pairs';

/** What the money is for; what was not bought is absent. */
export function scanPairs({ grade, volumeMl, goodsFen, orderNo }: ScannedOrder): readonly Pair[] {
  const fuel = [
    ...(grade === undefined ? [] : [gradeName(grade)]),
    ...(volumeMl === undefined ? [] : [litres(volumeMl)]),
  ];
  return [
    { label: '油品', text: fuel.join(' · ') },
    { label: '商品', text: goodsFen === 0 ? '' : yuan(goodsFen) },
    { label: '订单号', text: orderNo },
  ].filter(({ text }) => text !== '');
}
