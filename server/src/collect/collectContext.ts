import type { PaymentContext } from '../payment';

/** What collecting works with. */
export interface CollectContext extends PaymentContext {
  /** How long a new order waits for its money, ms. */
  readonly expiresAfterMs: number;
  /** Base of the address in a till's QR code; no trailing slash. */
  readonly publicUrl: string;
  /** The driver's pages for WeChat's browser; ends with a slash. */
  readonly miniAppH5Url: string;
}
