import { View } from '@tarojs/components';
import { Popup } from '@nutui/nutui-react-taro';
import type { PropsWithChildren } from 'react';

interface SheetProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** One question from below, above everything else. */
export function Sheet({ title, isOpen, onClose, children }: PropsWithChildren<SheetProps>) {
  return (
    <Popup visible={isOpen} position="bottom" round destroyOnClose onClose={onClose}>
      <View className="sheet">
        <View className="sheet-title">{title}</View>
        {children}
      </View>
    </Popup>
  );
}
