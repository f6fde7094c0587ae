import type { DeskStation } from '@jiayou/contract';
import { App } from 'antd';
import type { DeskTill } from '../../features/station/tillState';
import { useRevokeTill } from '../../features/station/useStations';
import { Ask } from '../../ui/Ask';

interface RevokeDialogProps {
  readonly station: DeskStation;
  readonly till: DeskTill;
  readonly onDone: () => void;
}

export function RevokeDialog({ station, till, onDone }: RevokeDialogProps) {
  const { message } = App.useApp();
  const work = useRevokeTill();
  const revoke = (): void =>
    work.mutate(
      { stationId: station.id, tillId: till.id },
      { onSuccess: () => (void message.success(`${till.name}已停用`), onDone()) },
    );
  return (
    <Ask
      id="revoke-dialog"
      title={`停用${station.name}的「${till.name}」？`}
      verb="停用收银机"
      dangerous
      work={work}
      onYes={revoke}
      onNo={onDone}
    >
      <p>这台收银机从下一次操作起就会退出，不能再收款和打印。</p>
      <p>停用不能撤销。要再用它，需要生成新的激活码重新激活。</p>
    </Ask>
  );
}
