import { Image, Text, View } from '@tarojs/components';
import { useMemo } from 'react';
import { qrImage } from './qrImage';

interface MemberCodeProps {
  readonly code: string;
  readonly leftMs: number;
  /** How much of its life is left, 0 to 1. */
  readonly share: number;
}

/** The code for the till's scanner. One that has run out is veiled: nobody shall scan it. */
export function MemberCode({ code, leftMs, share }: MemberCodeProps) {
  const image = useMemo(() => qrImage(code), [code]);
  const isOver = leftMs === 0;
  return (
    <View>
      <View className="qr-frame">
        <Image id="member-code" className={`qr ${isOver ? 'qr-over' : ''}`} src={image} ariaLabel="会员码" />
      </View>
      <View className="life">
        <View className="life-left" style={{ width: `${Math.round(share * 100)}%` }} />
      </View>
      <View className="code-line">
        <View className={isOver ? 'spinner' : ''} />
        <Text id="code-seconds">{isOver ? '正在更新…' : `${Math.ceil(leftMs / 1000)} 秒后自动更新`}</Text>
      </View>
    </View>
  );
}
