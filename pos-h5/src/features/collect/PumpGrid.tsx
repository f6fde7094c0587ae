import type { Catalogue } from '@jiayou/contract';
import { useState } from 'react';
import { yuanText } from '../../money';
import { gradeTone } from '../ticket/words';
import type { Basket } from './basket';
import { changeBasket } from './basketStore';

interface PumpGridProps {
  readonly pump: Basket['pump'];
  readonly catalogue: Pick<Catalogue, 'nozzles' | 'grades'>;
}

/** The nozzles with their grade, or the grades alone; arrow keys move inside. */
export function PumpGrid({ pump, catalogue: { nozzles, grades } }: PumpGridProps) {
  const [byGrade, setByGrade] = useState(pump !== undefined && 'grade' in pump);
  return (
    <div className="pumps" role="radiogroup" aria-label={byGrade ? '油品' : '油枪'} data-testid="pumps">
      {byGrade
        ? grades.map(({ grade, priceFenPerLitre }) => (
            <PumpTile
              key={grade}
              testId={`grade-${grade}`}
              grade={grade}
              head={grade}
              sub={yuanText(priceFenPerLitre)}
              isChosen={pump !== undefined && 'grade' in pump && pump.grade === grade}
              onChoose={() => choose({ grade })}
            />
          ))
        : nozzles.map(({ nozzleNo, grade }) => (
            <PumpTile
              key={nozzleNo}
              testId={`nozzle-${nozzleNo}`}
              grade={grade}
              head={String(nozzleNo)}
              sub={grade}
              isChosen={pump !== undefined && 'nozzleNo' in pump && pump.nozzleNo === nozzleNo}
              onChoose={() => choose({ nozzleNo })}
            />
          ))}
      <button
        type="button"
        className="pump-other"
        data-testid={byGrade ? 'by-nozzle' : 'by-grade'}
        onClick={() => {
          changeBasket((basket) => ({ ...basket, pump: undefined }));
          setByGrade(!byGrade);
        }}
      >
        {byGrade ? '按枪号' : '按油品'}
      </button>
    </div>
  );
}

function choose(pump: NonNullable<Basket['pump']>): void {
  changeBasket((basket) => ({ ...basket, pump }));
}

interface PumpTileProps {
  readonly testId: string;
  readonly grade: string;
  readonly head: string;
  readonly sub: string;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function PumpTile({ testId, grade, head, sub, isChosen, onChoose }: PumpTileProps) {
  return (
    <label className={`pump tone-${gradeTone(grade)}${isChosen ? ' chosen' : ''}`} data-testid={testId}>
      <input type="radio" name="pump" checked={isChosen} onChange={onChoose} aria-label={`${head} ${sub}`} />
      <b>{head}</b>
      <span>{sub}</span>
    </label>
  );
}
