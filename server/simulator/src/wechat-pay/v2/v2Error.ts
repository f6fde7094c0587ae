import type { WechatError } from '../http/wechatError';

/** The message was not even looked at: return_code FAIL, unsigned, and no code. */
export class V2Rejection extends Error {
  override readonly name = 'V2Rejection';
}

/** V2 spells its codes in its own way. */
const SPELLINGS: Readonly<Record<string, string>> = {
  AUTH_CODE_EXPIRE: 'AUTHCODEEXPIRE',
  NOT_ENOUGH: 'NOTENOUGH',
  NO_AUTH: 'NOAUTH',
  ORDER_CLOSED: 'ORDERCLOSED',
  ORDER_NOT_EXIST: 'ORDERNOTEXIST',
  ORDER_PAID: 'ORDERPAID',
  ORDER_REVERSED: 'ORDERREVERSED',
  RESOURCE_NOT_EXISTS: 'ORDERNOTEXIST',
  SYSTEM_ERROR: 'SYSTEMERROR',
};

export function v2CodeOf({ code }: WechatError): string {
  return SPELLINGS[code] ?? code;
}
