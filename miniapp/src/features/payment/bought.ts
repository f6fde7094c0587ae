import type { DriverOrder } from '@jiayou/contract';
import { gradeName, litres, yuan } from '../../ui/format';
import type { Pair } from '../../ui/Pairs';

type Fuel = Pick<DriverOrder, 'nozzleNo' | 'grade' | 'volumeMl'>;
type Goods = DriverOrder['goods'];

/** What was bought, in one line: `3号枪 · 92号 · 26.63 升`, `矿泉水 ×2`, or `92号 · 26.63 升 · 矿泉水等 3 件`. */
export function boughtLine({ goods, ...fuel }: Fuel & { readonly goods: Goods }): string {
  return said([nozzleWord(fuel), gradeWord(fuel), litresWord(fuel), goodsWord(goods)]).join(' · ');
}

/** The same as label and text, with a line for each goods. */
export function boughtPairs({ goods, ...fuel }: Fuel & { readonly goods: Goods }): readonly Pair[] {
  const pairs = [
    {
      label: fuel.nozzleNo === undefined ? '油品' : '油枪',
      text: said([nozzleWord(fuel), gradeWord(fuel)]).join(' · '),
    },
    { label: '升数', text: litresWord(fuel) },
  ];
  return [...pairs.filter(({ text }) => text !== ''), ...goodsPairs(goods)];
}

export function goodsPairs(goods: Goods): readonly Pair[] {
  return goods.map(({ name, quantity, amountFen }, line) => ({
    label: line === 0 ? '商品' : '',
    text: `${name} ×${quantity}　${yuan(amountFen)}`,
  }));
}

function nozzleWord({ nozzleNo }: Fuel): string {
  return nozzleNo === undefined ? '' : `${nozzleNo}号枪`;
}

function gradeWord({ grade }: Fuel): string {
  return grade === undefined ? '' : gradeName(grade);
}

function litresWord({ volumeMl }: Fuel): string {
  return volumeMl === undefined ? '' : litres(volumeMl);
}

function goodsWord(goods: Goods): string {
  const [first] = goods;
  if (first === undefined) return '';
  if (goods.length === 1) return `${first.name} ×${first.quantity}`;
  return `${first.name}等 ${goods.reduce((pieces, { quantity }) => pieces + quantity, 0)} 件`;
}

function said(words: readonly string[]): readonly string[] {
  return words.filter((word) => word !== '');
}
