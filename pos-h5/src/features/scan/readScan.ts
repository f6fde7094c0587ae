import type { Catalogue } from '@jiayou/contract';
import { isMemberCode, walletOfCode } from '@jiayou/contract/wallet-code';

export type Product = Catalogue['products'][number];

/** What a scanned text is. */
export type Scan =
  | { readonly is: 'wallet-code'; readonly wallet: 'wechat-pay' | 'alipay'; readonly text: string }
  | { readonly is: 'member-code'; readonly text: string }
  | { readonly is: 'product'; readonly product: Product }
  /** Nothing the till can use; `words` say what it was and what to do. */
  | { readonly is: 'other'; readonly words: string };

/** By its shape alone; a bar code by the catalogue. */
export function readScan(scanned: string, products: readonly Product[]): Scan {
  const text = scanned.trim();
  const wallet = walletOfCode(text);
  if (wallet !== undefined) return { is: 'wallet-code', wallet, text };
  if (isMemberCode(text)) return { is: 'member-code', text };
  const product = products.find(({ barcode }) => barcode !== undefined && isSameBarcode(barcode, text));
  return product === undefined ? { is: 'other', words: wordsFor(text) } : { is: 'product', product };
}

/** A 12-digit UPC is the 13-digit EAN that begins with 0. */
function isSameBarcode(one: string, other: string): boolean {
  return one === other || (/^\d{12,13}$/.test(one) && /^\d{12,13}$/.test(other) && Number(one) === Number(other));
}

const SHOW_PAYMENT_CODE = '请让顾客打开付款码再扫';
const BARCODE_LENGTHS = new Set([8, 12, 13, 14]);

function wordsFor(text: string): string {
  if (text === '') return '没有扫到内容，请再扫一次';
  if (/^\d+$/.test(text)) {
    return BARCODE_LENGTHS.has(text.length)
      ? `没有条码为${text}的商品，请核对条码或按金额收`
      : `这是${text.length}位数字，不是付款码，${SHOW_PAYMENT_CODE}`;
  }
  if (/^[a-z][a-z0-9+.-]*:/i.test(text)) return `这是一个网址，不是付款码，${SHOW_PAYMENT_CODE}`;
  return `这是「${text.slice(0, 16)}${text.length > 16 ? '…' : ''}」，不是付款码、会员码或商品条码`;
}
