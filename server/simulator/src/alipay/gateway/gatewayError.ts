/** A refusal in Alipay's own words. Every answer has HTTP status 200; `code` is what counts. */
export class GatewayError extends Error {
  override readonly name = 'GatewayError';
  constructor(
    readonly code: '20000' | '20001' | '40001' | '40002' | '40004' | '40005' | '40006',
    readonly subCode: string,
    message: string,
  ) {
    super(message);
  }
}

/** The business refuses. */
export function refusal(subCode: string, message: string): GatewayError {
  return new GatewayError('40004', `ACQ.${subCode}`, message);
}

export function noSuchTrade(): GatewayError {
  return refusal('TRADE_NOT_EXIST', '交易不存在');
}
