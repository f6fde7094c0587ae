import { Text, View } from '@tarojs/components';
import type { Fen } from '@jiayou/contract';
import { useState } from 'react';
import { Button } from '../../ui/Button';
import { yuan } from '../../ui/format';
import { Sheet } from '../../ui/Sheet';
import { fenOf, padKeys, typeKey } from './amount';

interface AmountSheetProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onPick: (amountFen: Fen) => void;
}

/** Another amount, typed on keys large enough for a thumb. */
export function AmountSheet({ isOpen, onClose, onPick }: AmountSheetProps) {
  const [text, setText] = useState('');
  const amountFen = fenOf(text);
  const done = () => {
    if (amountFen === undefined) return;
    setText('');
    onPick(amountFen);
  };
  return (
    <Sheet title="加多少元" isOpen={isOpen} onClose={onClose}>
      <View className="pad-amount">
        <Text id="typed-amount">¥{text}</Text>
        <View className="pad-caret" />
      </View>
      <View className="pad">
        {padKeys.map((key) => (
          <View key={key} className="pad-key">
            <View
              id={`key-${key === '.' ? 'point' : key}`}
              className="pad-face"
              hoverClass="button-pressed"
              hoverStayTime={60}
              onClick={() => setText((before) => typeKey(before, key))}
            >
              {key === 'back' ? '⌫' : key}
            </View>
          </View>
        ))}
      </View>
      <Button id="amount-done" isOff={amountFen === undefined} onTap={done}>
        {amountFen === undefined ? '请输入金额' : `就加 ${yuan(amountFen)}`}
      </Button>
    </Sheet>
  );
}
