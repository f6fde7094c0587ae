import { Text, View } from '@tarojs/components';
import type { StationSummary } from '@jiayou/contract';
import { gradeName, yuan } from '../../ui/format';

/** `grade-92` for `92#`: the colour beside the number, never instead of it. */
export function gradeClass(grade: string): string {
  return `grade-${grade.replace('#', '')}`;
}

/** The posted prices, side by side. */
export function PriceBoard({ prices }: Pick<StationSummary, 'prices'>) {
  return (
    <View className="prices">
      {prices.length === 0 && <View className="price-none">暂无挂牌价</View>}
      {prices.map(({ grade, priceFenPerLitre }) => (
        <View key={grade} className="price">
          <View className={`price-grade ${gradeClass(grade)}`}>{gradeName(grade)}</View>
          <View className="price-yuan">
            {yuan(priceFenPerLitre)}
            <Text className="price-unit">/升</Text>
          </View>
        </View>
      ))}
    </View>
  );
}

export function PriceLine({ prices }: Pick<StationSummary, 'prices'>) {
  return (
    <View className="station-prices">
      {prices.map(({ grade, priceFenPerLitre }) => (
        <View key={grade} className="station-price">
          <Text className={`strong ${gradeClass(grade)}`}>{gradeName(grade)}</Text> {yuan(priceFenPerLitre)}
        </View>
      ))}
    </View>
  );
}
