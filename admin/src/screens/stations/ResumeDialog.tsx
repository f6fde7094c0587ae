import type { DeskStation } from '@jiayou/contract';
import { App } from 'antd';
import { useSetInCar } from '../../features/station/useStations';
import { Ask } from '../../ui/Ask';

export function ResumeDialog({ station, onDone }: { readonly station: DeskStation; readonly onDone: () => void }) {
  const { message } = App.useApp();
  const work = useSetInCar();
  const resume = (): void =>
    work.mutate(
      { stationId: station.id, paused: false, reason: '' },
      { onSuccess: () => (void message.success(`${station.name}已恢复车内支付`), onDone()) },
    );
  return (
    <Ask
      id="resume-dialog"
      title={`恢复${station.name}的车内支付？`}
      verb="恢复车内支付"
      work={work}
      onYes={resume}
      onNo={onDone}
    >
      <p>司机马上又能在车内付款。</p>
      {station.inCarPausedReason !== '' && <p>请先确认暂停的原因已经排除：{station.inCarPausedReason}</p>}
    </Ask>
  );
}
