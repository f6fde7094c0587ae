import { Text, View } from '@tarojs/components';
import type { Fen } from '@jiayou/contract';
import { useState } from 'react';
import { litres, shortYuan, yuan } from '../../ui/format';
import { usualFen } from './amount';
import { AmountSheet } from './AmountSheet';
import { volumeMlOf } from './volume';

interface PickAmountProps {
  readonly amountFen: Fen | undefined;
  readonly priceFenPerLitre: number | undefined;
  readonly onPick: (amountFen: Fen) => void;
}

export function PickAmount({ amountFen, priceFenPerLitre, onPick }: PickAmountProps) {
  const [isTyping, setTyping] = useState(false);
  const isOther = amountFen !== undefined && !usualFen.includes(amountFen);
  const pick = (fen: Fen) => {
    setTyping(false);
    onPick(fen);
  };
  return (
    <View className="card">
      <View className="step">
        <Text className="heading">加多少</Text>
      </View>
      <View className="cells">
        {usualFen.map((fen) => (
          <AmountCell key={fen} id={`amount-${fen / 100}`} isOn={fen === amountFen} onTap={() => pick(fen)}>
            {shortYuan(fen)}
          </AmountCell>
        ))}
        <AmountCell id="amount-other" isOn={isOther} onTap={() => setTyping(true)}>
          其他
        </AmountCell>
      </View>
      {amountFen !== undefined && (
        <View className="preview">
          <Text id="amount" className="amount">
            {yuan(amountFen)}
          </Text>
          <Text id="volume" className="quiet">
            {priceFenPerLitre === undefined ? '' : `约 ${litres(volumeMlOf(amountFen, priceFenPerLitre))}`}
          </Text>
        </View>
      )}
      <AmountSheet isOpen={isTyping} onClose={() => setTyping(false)} onPick={pick} />
    </View>
  );
}

interface AmountCellProps {
  readonly id: string;
  readonly isOn: boolean;
  readonly onTap: () => void;
  readonly children: string;
}

function AmountCell({ id, isOn, onTap, children }: AmountCellProps) {
  return (
    <View className="cell">
      <View id={id} className={`cell-face cell-amount ${isOn ? 'cell-on' : ''}`} onClick={onTap}>
        {children}
      </View>
    </View>
  );
}
