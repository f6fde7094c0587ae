import type { DeskStation } from '@jiayou/contract';
import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { useSetInCar } from '../../features/station/useStations';
import { Ask } from '../../ui/Ask';

const USUAL = ['油气报警', '卸油作业', '设备检修', '网络故障'];
const MOST_LETTERS = 60;

export function PauseDialog({ station, onDone }: { readonly station: DeskStation; readonly onDone: () => void }) {
  const { message } = App.useApp();
  const [reason, setReason] = useState('');
  const work = useSetInCar();
  const pause = (): void =>
    work.mutate(
      { stationId: station.id, paused: true, reason: reason.trim() },
      { onSuccess: () => (void message.success(`${station.name}已暂停车内支付`), onDone()) },
    );
  return (
    <Ask
      id="pause-dialog"
      title={`暂停${station.name}的车内支付？`}
      verb="暂停车内支付"
      dangerous
      ready={reason.trim() !== ''}
      work={work}
      onYes={pause}
      onNo={onDone}
    >
      <p>司机马上不能在车内下单付款，会看到下面的原因，并被请到收银台付款。已经付了的订单照常出票。</p>
      <label htmlFor="pause-reason">原因（必填，司机看得到）</label>
      <Input
        id="pause-reason"
        autoFocus
        showCount
        maxLength={MOST_LETTERS}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
        onPressEnter={() => reason.trim() !== '' && !work.isPending && pause()}
      />
      <p className="usual">
        {USUAL.map((words) => (
          <Button key={words} size="small" onClick={() => setReason(words)}>
            {words}
          </Button>
        ))}
      </p>
    </Ask>
  );
}
