import { Text, View } from '@tarojs/components';
import type { PropsWithChildren } from 'react';

interface FieldProps {
  readonly id: string;
  readonly label: string;
  /** What is wrong with it. */
  readonly problem?: string | undefined;
}

/** A name on the left, something to type into on the right, and below what is wrong with it. */
export function Field({ id, label, problem, children }: PropsWithChildren<FieldProps>) {
  return (
    <View className="field">
      <View className="row">
        <Text className="field-label">{label}</Text>
        <View className="grow">{children}</View>
      </View>
      {problem !== undefined && (
        <View id={`${id}-problem`} className="field-problem">
          {problem}
        </View>
      )}
    </View>
  );
}
