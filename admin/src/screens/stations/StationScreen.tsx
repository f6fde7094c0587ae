import type { DeskStationDetail } from '@jiayou/contract';
import { Button, Tabs } from 'antd';
import { useState, type ReactNode } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { errorOf } from '../../api';
import { useIdentity } from '../../features/session/useSession';
import { useStation } from '../../features/station/useStation';
import { BackToList } from '../../ui/BackToList';
import { Bones } from '../../ui/Bones';
import { DetailRefused } from '../../ui/DetailRefused';
import { PageHead } from '../../ui/PageHead';
import { State } from '../../ui/State';
import { AccountsTab } from './AccountsTab';
import { NozzlesTab } from './NozzlesTab';
import { PricesTab } from './PricesTab';
import { RecordTab } from './RecordTab';
import { StationDialog, type StationTask } from './StationDialog';
import './stations.css';
import { TillsTab } from './TillsTab';

/** One station: its record, nozzles, prices, accounts and tills. */
export function StationScreen() {
  const stationId = (useParams()['stationId'] ?? '') as DeskStationDetail['id'];
  const { data, error, refetch } = useStation(stationId);
  const [task, setTask] = useState<StationTask>();
  if (data === undefined) {
    return error ? (
      <DetailRefused error={errorOf(error)} list="/stations" onRetry={() => void refetch()} />
    ) : (
      <Bones rows={10} />
    );
  }
  return (
    <>
      <StationHead station={data} onTask={setTask} />
      <Sections station={data} onTask={setTask} />
      {task && <StationDialog task={task} onDone={() => setTask(undefined)} />}
    </>
  );
}

interface PartProps {
  readonly station: DeskStationDetail;
  readonly onTask: (task: StationTask) => void;
}

function StationHead({ station, onTask }: PartProps) {
  const { rights } = useIdentity();
  const { code, name, district, masters, inCarPaused, inCarPausedReason, enabled } = station;
  const people = masters.map((one) => `${one.name}（${one.staffNo}）`).join('、');
  return (
    <>
      <PageHead title={name} note={[code, district, `站长：${people || '还没有'}`].filter(Boolean).join(' · ')}>
        {rights.includes('station.pause') && (
          <Button
            danger={!inCarPaused}
            onClick={() => onTask({ verb: inCarPaused ? 'resume' : 'pause', station })}
            data-testid="in-car"
          >
            {inCarPaused ? '恢复车内支付' : '暂停车内支付'}
          </Button>
        )}
        <BackToList path="/stations" />
      </PageHead>
      <p className="station-head" data-testid="station-state">
        <State tone={enabled ? 'good' : 'quiet'}>{enabled ? '启用' : '已停用，司机看不到'}</State>
        {inCarPaused && <State tone="attention">{`车内支付已暂停：${inCarPausedReason}`}</State>}
        {rights.includes('audit.read') && <Link to={`/audit?subject=station:${station.id}`}>修改历史</Link>}
      </p>
    </>
  );
}

function Sections({ station, onTask }: PartProps) {
  const { rights } = useIdentity();
  const [params, setParams] = useSearchParams();
  const shown: readonly { key: string; label: string; children: ReactNode }[] = [
    { key: 'record', label: '档案', children: <RecordTab station={station} /> },
    { key: 'nozzles', label: '油枪', children: <NozzlesTab station={station} /> },
    { key: 'prices', label: '油价', children: <PricesTab station={station} /> },
    ...(rights.includes('station.account')
      ? [{ key: 'accounts', label: '商户号', children: <AccountsTab station={station} /> }]
      : []),
    { key: 'tills', label: '收银机', children: <TillsTab station={station} onTask={onTask} /> },
  ];
  return (
    <Tabs
      items={[...shown]}
      activeKey={params.get('tab') ?? 'record'}
      onChange={(tab) => setParams({ tab }, { replace: true })}
      destroyOnHidden
    />
  );
}
