import { View } from '@tarojs/components';
import type { StationDetail } from '@jiayou/contract';
import { PayButton } from '../../ui/Button';
import { ErrorNote } from '../../ui/ErrorNote';
import { gradeName, yuan } from '../../ui/format';
import type { Choice } from './again';
import { DoubtSheet } from './DoubtSheet';
import type { LastRefuel } from './doubts';
import { usePay } from './usePay';

interface PayBarProps {
  readonly station: StationDetail;
  readonly choice: Choice | undefined;
  readonly last: LastRefuel | undefined;
  readonly hasNozzle: boolean;
}

/** The end of the sentence: what will happen when it is pressed, or what is still missing. */
export function PayBar({ station, choice, last, hasNozzle }: PayBarProps) {
  const payment = usePay();
  return (
    <View>
      {payment.error && <ErrorNote error={payment.error} />}
      <View className="bar">
        {choice && (
          <View id="choice" className="bar-line">
            {choice.nozzleNo}号枪 · {gradeName(choice.grade)} · {yuan(choice.priceFenPerLitre)}/升
          </View>
        )}
        <PayButton
          id="pay-button"
          text={choice ? `微信支付 ${yuan(choice.amountFen)}` : `请选择${hasNozzle ? '金额' : '油枪'}`}
          isOff={choice === undefined}
          isBusy={payment.isBusy}
          onTap={() => choice && payment.pay(station, choice, last)}
        />
      </View>
      <DoubtSheet station={station} payment={payment} />
    </View>
  );
}
