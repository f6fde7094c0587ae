import type { Catalogue } from '@jiayou/contract';

/** How a cashier may collect: by the payer's code, by a code that is shown, by card, in cash. */
export type TenderChoice = 'code' | 'qr' | 'card' | 'cash';

export interface TenderButton {
  readonly choice: TenderChoice;
  readonly text: string;
  /** On a keyboard: the first letter of the word, as cashiers type it. */
  readonly key: string;
}

const BUTTONS: readonly TenderButton[] = [
  { choice: 'code', text: '扫付款码', key: 'S' },
  { choice: 'qr', text: '出示收款码', key: 'M' },
  { choice: 'card', text: '银行卡', key: 'K' },
  { choice: 'cash', text: '现金', key: 'X' },
];

/** Only what the station's accounts allow. */
export function tenderButtons(tenders: Catalogue['tenders']): readonly TenderButton[] {
  const hasWallet = tenders.includes('wechat-pay') || tenders.includes('alipay');
  const has: Record<TenderChoice, boolean> = {
    code: hasWallet,
    qr: hasWallet,
    card: tenders.includes('bank-card'),
    cash: tenders.includes('cash'),
  };
  return BUTTONS.filter(({ choice }) => has[choice]);
}
