import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { stationIdOf } from '../../brands';
import { canPayAt } from '../../features/refuel/again';
import { PickAmount } from '../../features/refuel/PickAmount';
import { PickNozzle } from '../../features/refuel/PickNozzle';
import { PayBar } from '../../features/refuel/PayBar';
import { StationHead } from '../../features/refuel/StationHead';
import { useRefuel } from '../../features/refuel/useRefuel';
import { useScannedNozzle } from '../../features/refuel/useScannedNozzle';
import { Bones } from '../../ui/Bones';
import { ErrorNote } from '../../ui/ErrorNote';

export default function RefuelPage() {
  const { q, stationId, nozzleNo } = useRouter().params;
  return q === undefined ? <Refuel stationId={stationId} scanned={nozzleNo} /> : <Scanned q={q} />;
}

/** Opened by WeChat for the code at a nozzle. */
function Scanned({ q }: { readonly q: string }) {
  const { error, again } = useScannedNozzle(q);
  return <View className="page">{error ? <ErrorNote error={error} onRetry={again} /> : <Bones />}</View>;
}

interface RefuelProps {
  readonly stationId: string | undefined;
  readonly scanned: string | undefined;
}

function Refuel({ stationId, scanned }: RefuelProps) {
  const { refuelling, nozzleNo, amountFen, choice, pickNozzle, pickAmount } = useRefuel(
    stationIdOf(stationId),
    scanned === undefined ? undefined : Number(scanned),
  );
  const { value, error, again } = refuelling;
  if (value === undefined) {
    return <View className="page">{error ? <ErrorNote error={error} onRetry={again} /> : <Bones />}</View>;
  }
  const { station, last } = value;
  return (
    <View className="page page-with-bar">
      <StationHead station={station} />
      {canPayAt(station) && (
        <View>
          <PickNozzle nozzles={station.nozzles} picked={nozzleNo} onPick={pickNozzle} />
          <PickAmount amountFen={amountFen} priceFenPerLitre={choice?.priceFenPerLitre} onPick={pickAmount} />
          <PayBar station={station} choice={choice} last={last} hasNozzle={nozzleNo !== undefined} />
        </View>
      )}
    </View>
  );
}
