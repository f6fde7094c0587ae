import { Text, View } from '@tarojs/components';
import type { StationDetail } from '@jiayou/contract';
import { PayButton } from '../../ui/Button';
import { ErrorNote } from '../../ui/ErrorNote';
import { gradeName, litres, shortYuan, yuan } from '../../ui/format';
import { gradeClass } from '../station/Prices';
import type { Choice } from './again';
import { DoubtSheet } from './DoubtSheet';
import type { LastRefuel } from './doubts';
import { usePay } from './usePay';
import { volumeMlOf } from './volume';

interface AgainCardProps {
  readonly station: StationDetail;
  readonly choice: Choice;
  readonly last: LastRefuel | undefined;
}

/** The last refuelling, ready for one tap. */
export function AgainCard({ station, choice, last }: AgainCardProps) {
  const payment = usePay();
  return (
    <View id="again-card" className="card">
      <View className="quiet">还是这样？</View>
      <View className="again-line">
        <View>
          <View className="again-fuel">
            {choice.nozzleNo}号枪 · <Text className={gradeClass(choice.grade)}>{gradeName(choice.grade)}</Text>
          </View>
          <View className="quiet">约 {litres(volumeMlOf(choice.amountFen, choice.priceFenPerLitre))}</View>
        </View>
        <Text className="again-amount">{shortYuan(choice.amountFen)}</Text>
      </View>
      {payment.error && <ErrorNote error={payment.error} />}
      <PayButton
        id="again-button"
        text={`微信支付 ${yuan(choice.amountFen)}`}
        isBusy={payment.isBusy}
        onTap={() => payment.pay(station, choice, last)}
      />
      <DoubtSheet station={station} payment={payment} />
    </View>
  );
}
