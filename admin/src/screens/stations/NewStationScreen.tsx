import type { StationRecord } from '@jiayou/contract';
import { App } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useCreateStation } from '../../features/station/useStation';
import { BackToList } from '../../ui/BackToList';
import { PageHead } from '../../ui/PageHead';
import { RecordForm } from './RecordForm';
import './stations.css';

const BLANK: StationRecord = {
  name: '',
  address: '',
  district: '',
  // People's Square, Shanghai: somewhere on the map to begin from.
  latitude: 31.2319,
  longitude: 121.4757,
  phone: '',
  opensMinute: 0,
  closesMinute: 0,
  facilities: [],
  fenceM: 200,
  gasAlarm: false,
  inCarAllowed: false,
  enabled: true,
};

export function NewStationScreen() {
  const { message } = App.useApp();
  const navigate = useNavigate();
  const work = useCreateStation();
  const [record, setRecord] = useState(BLANK);
  const create = (): void =>
    work.mutate(record, {
      onSuccess: ({ id, name }) => {
        void message.success(`${name}已建好，接着添加油枪`);
        void navigate(`/stations/${id}?tab=nozzles`);
      },
    });
  return (
    <>
      <PageHead title="新建油站" note="建好后再添加油枪、油价、商户号和收银机">
        <BackToList path="/stations" />
      </PageHead>
      <RecordForm record={record} onChange={setRecord} work={work} verb="新建油站" onSave={create} />
    </>
  );
}
