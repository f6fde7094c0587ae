import type { Fen, StationDetail } from '@jiayou/contract';
import type { LastRefuel } from './doubts';

/** Which fuel for how much: all an order needs besides the station. */
export interface Choice {
  readonly nozzleNo: number;
  readonly grade: string;
  readonly priceFenPerLitre: number;
  readonly amountFen: Fen;
}

/** The last refuelling as one tap, while the same nozzle still gives the same grade here and can be paid in the car. */
export function againAt(station: StationDetail, last: LastRefuel | undefined): Choice | undefined {
  if (last?.stationId !== station.id || !canPayAt(station)) return undefined;
  const nozzle = station.nozzles.find(({ nozzleNo }) => nozzleNo === last.nozzleNo);
  if (nozzle?.grade !== last.grade || nozzle.priceFenPerLitre === undefined) return undefined;
  const { nozzleNo, grade, priceFenPerLitre } = nozzle;
  return { nozzleNo, grade, priceFenPerLitre, amountFen: last.amountFen };
}

export function canPayAt({ openNow, inCarPayment }: Pick<StationDetail, 'openNow' | 'inCarPayment'>): boolean {
  return openNow && inCarPayment;
}

/** Why the driver cannot pay in the car now, and what to do instead. */
export function whyNot(station: Pick<StationDetail, 'openNow' | 'inCarPayment' | 'inCarReason'>): string | undefined {
  if (!station.openNow) return '这座油站现在不营业，请选择其他油站';
  if (station.inCarPayment) return undefined;
  const reason = station.inCarReason ?? '本站暂不支持车内支付';
  return reason.includes('收银台') ? reason : `${reason}，请到收银台付款`;
}
