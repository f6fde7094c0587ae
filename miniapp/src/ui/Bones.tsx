import { View } from '@tarojs/components';

/** The shape of what is coming. */
export function Bones() {
  return (
    <View id="loading">
      <View className="bone bone-tall" />
      <View className="bone" />
      <View className="bone" />
    </View>
  );
}
