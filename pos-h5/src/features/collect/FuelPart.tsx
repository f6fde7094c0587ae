import type { Catalogue } from '@jiayou/contract';
import { litresText, volumeMlOf, yuanText } from '../../money';
import { readAmount, typeAmount } from './amount';
import type { Basket } from './basket';
import { changeBasket } from './basketStore';
import { MoneyKeypad } from './MoneyKeypad';
import { PumpGrid } from './PumpGrid';

interface FuelPartProps {
  readonly basket: Basket;
  readonly catalogue: Catalogue;
}

/** Which pump, how much. Litres follow from the posted price. */
export function FuelPart({ basket, catalogue }: FuelPartProps) {
  const { amountText } = basket;
  const amount = readAmount(amountText);
  return (
    <>
      <PumpGrid pump={basket.pump} catalogue={catalogue} />
      <div className={`typed-amount${amount.is === 'wrong' ? ' wrong' : ''}`}>
        <p className="typed-litres" data-testid="litres">
          {amount.is === 'wrong' ? amount.words : litresWords(basket, catalogue)}
        </p>
        <output className="amount" data-testid="fuel-amount" aria-label="加油金额">
          ¥{amountText === '' ? '0' : amountText}
        </output>
      </div>
      <MoneyKeypad onKey={(key) => typed(typeAmount(amountText, key))} onAmount={typed} />
    </>
  );
}

function typed(text: string): void {
  changeBasket((basket) => ({ ...basket, amountText: text }));
}

function litresWords({ pump, amountText }: Basket, { nozzles, grades }: Catalogue): string {
  const grade = gradeOf(pump, nozzles);
  const price = grades.find((one) => one.grade === grade)?.priceFenPerLitre;
  if (grade === undefined) return '';
  if (price === undefined) return '这个油品还没有挂牌价，请联系站长';
  const amount = readAmount(amountText);
  const posted = `${grade} ${yuanText(price)}/升`;
  return amount.is === 'fine' ? `${litresText(volumeMlOf(amount.fen, price))} · ${posted}` : posted;
}

function gradeOf(pump: Basket['pump'], nozzles: Catalogue['nozzles']): string | undefined {
  if (pump === undefined) return undefined;
  return 'grade' in pump ? pump.grade : nozzles.find(({ nozzleNo }) => nozzleNo === pump.nozzleNo)?.grade;
}
