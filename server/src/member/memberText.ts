import { isMemberCode } from '@jiayou/contract';

/** What a cashier scanned or typed to find a member. */
export interface MemberText {
  readonly kind: 'code' | 'phone' | 'plate';
  readonly value: string;
}

/** Reads it as people write it: plates with or without the dot, phones with spaces or the country's number, wide letters. */
export function readMemberText(text: string): MemberText {
  const value = text
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s.\-·•・‧∙]/g, '');
  if (isMemberCode(value)) return { kind: 'code', value };
  const phone = /^(?:\+?86)?(1\d{10})$/.exec(value)?.[1];
  return phone === undefined ? { kind: 'plate', value } : { kind: 'phone', value: phone };
}
