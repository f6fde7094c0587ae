import type { Fen, StationDetail, StationId } from '@jiayou/contract';
import { useMemo, useState } from 'react';
import { driverApi, publicApi } from '../../api';
import { useAnswer } from '../../useAnswer';
import { positionIfAllowed } from '../location/position';
import type { Choice } from './again';
import type { LastRefuel } from './doubts';

interface Refuelling {
  readonly station: StationDetail;
  readonly last: LastRefuel | undefined;
}

/** The station's page: which nozzle, how much. Starts from the nozzle whose code was scanned, else from what this driver took last time. */
export function useRefuel(stationId: StationId, scannedNozzleNo?: number) {
  const refuelling = useAnswer(() => loadRefuelling(stationId), stationId);
  const [picked, setPicked] = useState<{ nozzleNo?: number; amountFen?: Fen }>({});
  const { station, last } = refuelling.value ?? {};
  const nozzleNo = picked.nozzleNo ?? nozzleAtFirst(refuelling.value, scannedNozzleNo);
  const amountFen = picked.amountFen ?? last?.amountFen;
  const choice = useMemo(() => choiceOf(station, nozzleNo, amountFen), [station, nozzleNo, amountFen]);
  return {
    refuelling,
    nozzleNo,
    amountFen,
    choice,
    pickNozzle: (no: number) => setPicked((before) => ({ ...before, nozzleNo: no })),
    pickAmount: (fen: Fen) => setPicked((before) => ({ ...before, amountFen: fen })),
  };
}

function nozzleAtFirst(known: Refuelling | undefined, scannedNozzleNo: number | undefined): number | undefined {
  if (known === undefined) return undefined;
  const { station, last } = known;
  const scanned = station.nozzles.find(({ nozzleNo }) => nozzleNo === scannedNozzleNo);
  return scanned?.nozzleNo ?? (last?.stationId === station.id ? last.nozzleNo : undefined);
}

async function loadRefuelling(stationId: StationId): Promise<Refuelling> {
  // The session first: on a page that must be left to sign in, nothing is chosen yet that could be lost.
  const [{ lastRefuel: last }, position] = await Promise.all([driverApi('GET /driver/me', {}), positionIfAllowed()]);
  const station = await publicApi('GET /driver/stations/:stationId', { params: { stationId }, query: { ...position } });
  return { station, last };
}

function choiceOf(
  station: StationDetail | undefined,
  nozzleNo: number | undefined,
  amountFen: Fen | undefined,
): Choice | undefined {
  const nozzle = station?.nozzles.find((one) => one.nozzleNo === nozzleNo);
  if (nozzle?.priceFenPerLitre === undefined || amountFen === undefined) return undefined;
  return { nozzleNo: nozzle.nozzleNo, grade: nozzle.grade, priceFenPerLitre: nozzle.priceFenPerLitre, amountFen };
}
