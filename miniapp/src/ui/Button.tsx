import { Text, View } from '@tarojs/components';
import { Check } from '@nutui/icons-react-taro';
import type { PropsWithChildren } from 'react';

interface ButtonProps {
  readonly id: string;
  readonly tone?: 'primary' | 'soft' | 'plain';
  readonly isOff?: boolean;
  readonly isBusy?: boolean;
  readonly onTap: () => void;
}

export function Button({
  id,
  tone = 'primary',
  isOff = false,
  isBusy = false,
  onTap,
  children,
}: PropsWithChildren<ButtonProps>) {
  const classes = `button ${isOff ? 'button-off' : `button-${tone}`}`;
  const tap = () => {
    if (!isOff && !isBusy) onTap();
  };
  return (
    <View id={id} className={classes} hoverClass="button-pressed" ariaRole="button" onClick={tap}>
      {isBusy && <View className="spinner" />}
      {children}
    </View>
  );
}

/** What will happen, with the wallet's own mark in its own colour. */
export function PayButton({ text, ...button }: Omit<ButtonProps, 'tone'> & { readonly text: string }) {
  return (
    <Button {...button}>
      {!button.isBusy && !button.isOff && (
        <View className="wallet-mark">
          <Check className="icon icon-small" />
        </View>
      )}
      <Text>{text}</Text>
    </Button>
  );
}
