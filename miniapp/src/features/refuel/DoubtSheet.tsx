import { View } from '@tarojs/components';
import type { StationDetail } from '@jiayou/contract';
import { Button, PayButton } from '../../ui/Button';
import { distance, gradeName, yuan } from '../../ui/format';
import { Sheet } from '../../ui/Sheet';
import type { Doubt } from './doubts';
import type { usePay } from './usePay';

interface DoubtSheetProps {
  readonly station: StationDetail;
  readonly payment: ReturnType<typeof usePay>;
}

/** Asks what could be a mistake; the button says again what will happen. */
export function DoubtSheet({ station, payment }: DoubtSheetProps) {
  const { asked, forget, order } = payment;
  return (
    <Sheet title="请确认" isOpen={asked !== undefined} onClose={forget}>
      {asked && (
        <View id="doubts">
          {asked.doubts.map((doubt) => (
            <View key={doubt.kind} id={`doubt-${doubt.kind}`} className="sheet-line">
              {questionOf(doubt, station.name)}
            </View>
          ))}
          <PayButton
            id="confirm-pay"
            text={`确认，微信支付 ${yuan(asked.choice.amountFen)}`}
            onTap={() => void order(station, asked.choice)}
          />
          <Button id="change-choice" tone="plain" onTap={forget}>
            返回修改
          </Button>
        </View>
      )}
    </Sheet>
  );
}

function questionOf(doubt: Doubt, stationName: string): string {
  if (doubt.kind === 'somewhere') return `没有您的位置。请确认您就在「${stationName}」。`;
  if (doubt.kind === 'far') {
    return `您离「${stationName}」还有 ${distance(doubt.distanceM)}。付款后只能在这座油站加油，要继续吗？`;
  }
  return `您上次加的是 ${gradeName(doubt.usual)}，这次选了 ${gradeName(doubt.chosen)}。请核对车辆油品。`;
}
