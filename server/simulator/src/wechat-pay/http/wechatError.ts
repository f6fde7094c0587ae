export interface ErrorDetail {
  field: string;
  value: unknown;
  issue: string;
  location: 'body' | 'query';
}

/** A refusal in the platform's own words. Its status is not implied by its code: the same code differs between APIs. */
export class WechatError extends Error {
  override readonly name = 'WechatError';
  readonly detail?: ErrorDetail;
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}
