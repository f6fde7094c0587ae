import type { DriverOrder } from '@jiayou/contract';

let handed: DriverOrder | undefined;

/** From the page that made the order to the page that pays it. In memory on purpose: a reload must not open the wallet. */
export function handOver(order: DriverOrder): void {
  handed = order;
}

export function takeOver(orderId: string): DriverOrder | undefined {
  const taken = handed;
  handed = undefined;
  return taken?.id === orderId ? taken : undefined;
}
