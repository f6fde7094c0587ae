import type { ActionId, Fen, OrderId, StationId } from '@jiayou/contract';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const nobody = '00000000-0000-0000-0000-000000000000';

/** Whole fen. @throws RangeError for anything a float got into */
export function fen(amount: number): Fen {
  if (!isFen(amount)) throw new RangeError(`${amount} is no whole fen`);
  return amount;
}

/** From the address of a page: one that nobody made asks for a station nobody has, and the server says so. */
export function stationIdOf(text = nobody): StationId {
  return isStationId(text) ? text : stationIdOf();
}

export function orderIdOf(text = nobody): OrderId {
  return isOrderId(text) ? text : orderIdOf();
}

export function isActionId(text: string): text is ActionId {
  return uuid.test(text);
}

function isFen(amount: number): amount is Fen {
  return Number.isSafeInteger(amount);
}

function isStationId(text: string): text is StationId {
  return uuid.test(text);
}

function isOrderId(text: string): text is OrderId {
  return uuid.test(text);
}
