import { Text, View } from '@tarojs/components';

export interface Pair {
  readonly label: string;
  readonly text: string;
}

/** What on the left, its value on the right, line under line. */
export function Pairs({ pairs }: { readonly pairs: readonly Pair[] }) {
  return (
    <View>
      {pairs.map(({ label, text }) => (
        <View key={`${label} ${text}`} className="pair">
          <Text className="pair-label">{label}</Text>
          <Text className="pair-text">{text}</Text>
        </View>
      ))}
    </View>
  );
}
