/**
 * Whose payment code 付款码 a scanned text is, by its shape. Nothing: it is none.
 * Source: WeChat Pay, 18 digits from 10 to 15; Alipay, 16 to 24 digits from 25 to 30.
 */
export function walletOfCode(text: string): 'wechat-pay' | 'alipay' | undefined {
  if (/^1[0-5]\d{16}$/.test(text)) return 'wechat-pay';
  return /^(?:2[5-9]|30)\d{14,22}$/.test(text) ? 'alipay' : undefined;
}

/** Whether a scanned text is the code a member shows 会员码. */
export const isMemberCode = (text: string): boolean => /^JY\d{16}$/.test(text);
