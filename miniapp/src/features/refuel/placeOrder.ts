import type { ActionId, DriverOrder, StationId } from '@jiayou/contract';
import { driverApi } from '../../api';
import { randomBytes } from '../../platform/random';
import { actionIdOf } from './actionId';
import type { Choice } from './again';

export interface Action {
  readonly wish: string;
  readonly actionId: ActionId;
}

/** One key for one wish: pressing again after a lost answer finds the same order, another choice is another wish. */
export async function actionFor(held: Action | undefined, stationId: StationId, choice: Choice): Promise<Action> {
  const wish = JSON.stringify([stationId, choice]);
  return held?.wish === wish ? held : { wish, actionId: actionIdOf(await randomBytes(16)) };
}

export function placeOrder({ actionId }: Action, stationId: StationId, choice: Choice): Promise<DriverOrder> {
  const { nozzleNo, amountFen } = choice;
  return driverApi('POST /driver/orders', { body: { actionId, stationId, nozzleNo, amountFen } });
}
