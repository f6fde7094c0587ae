/**
 * The router's part of an address that others hand out: a wallet page's way back (`?order=<id>&wallet=ok`,
 * `?scan=<token>&wallet=ok`) or a till's scanned code (`?scan=<token>`). Undefined for any other address.
 */
export function pageOf(href: string): string | undefined {
  // What stands behind `#` is the router's own already.
  const address = href.replace(/#.*/, '');
  const order = found(/[?&]order=([0-9a-f-]{36})/, address);
  if (order !== undefined) return `#/pages/order/index?orderId=${order}&wallet=${walletWord(address) ?? 'fail'}`;
  const token = found(/[?&]scan=([\w-]{16,64})(?:&|$)/, address);
  return token && `#/pages/scan/index?${[`token=${token}`, ...walletParam(address)].join('&')}`;
}

function walletParam(address: string): readonly string[] {
  const word = walletWord(address);
  return word === undefined ? [] : [`wallet=${word}`];
}

function walletWord(address: string): string | undefined {
  return found(/[?&]wallet=(ok|cancel|fail)\b/, address);
}

function found(pattern: RegExp, text: string): string | undefined {
  return pattern.exec(text)?.[1];
}
