import { Text, View } from '@tarojs/components';
import type { StationDetail } from '@jiayou/contract';
import { gradeName } from '../../ui/format';
import { gradeClass } from '../station/Prices';

interface PickNozzleProps {
  readonly nozzles: StationDetail['nozzles'];
  readonly picked: number | undefined;
  readonly onPick: (nozzleNo: number) => void;
}

/** The nozzles as they stand: the number painted on the pump, the grade under it. */
export function PickNozzle({ nozzles, picked, onPick }: PickNozzleProps) {
  return (
    <View className="card">
      <View className="step">
        <Text className="heading">几号枪</Text>
        <Text className="small">看油枪上的号码</Text>
      </View>
      {nozzles.length === 0 && <View className="quiet">本站还没有登记油枪，请到收银台付款</View>}
      <View className="cells">
        {nozzles.map(({ nozzleNo, grade, priceFenPerLitre }) => {
          const isOff = priceFenPerLitre === undefined;
          return (
            <View key={nozzleNo} className="cell">
              <View
                id={`nozzle-${nozzleNo}`}
                className={`cell-face ${isOff ? 'cell-off' : ''} ${nozzleNo === picked ? 'cell-on' : ''}`}
                onClick={() => !isOff && onPick(nozzleNo)}
              >
                <Text className="cell-number">{nozzleNo}</Text>
                <Text className={isOff ? 'small' : `cell-grade ${gradeClass(grade)}`}>
                  {isOff ? `${gradeName(grade)} 无价` : gradeName(grade)}
                </Text>
              </View>
            </View>
          );
        })}
      </View>
    </View>
  );
}
