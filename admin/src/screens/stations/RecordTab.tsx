import type { DeskStationDetail, StationRecord } from '@jiayou/contract';
import { App } from 'antd';
import { useState } from 'react';
import { errorOf } from '../../api';
import { useIdentity } from '../../features/session/useSession';
import { mergeNozzles } from '../../features/station/mergeNozzles';
import { mergeRecord, type Field } from '../../features/station/mergeRecord';
import { FIELD_NAMES, fieldText } from '../../features/station/recordWords';
import { useReadStation, useSaveRecord } from '../../features/station/useStation';
import { Facts } from '../../ui/Facts';
import { ChangedNote } from './ChangedNote';
import { RecordForm } from './RecordForm';
import { StationMap } from './StationMap';

/** The record, for those who may change it in a form that two people may have open. */
export function RecordTab({ station }: { readonly station: DeskStationDetail }) {
  const { rights } = useIdentity();
  if (rights.includes('station.edit')) return <EditRecord station={station} />;
  const fields = Object.keys(FIELD_NAMES) as Field[];
  return (
    <>
      <Facts name="record" facts={fields.map((field) => [FIELD_NAMES[field], fieldText(field, station.record)])} />
      <StationMap places={[station]} />
    </>
  );
}

interface Draft {
  /** What the form began from. */
  readonly version: number;
  readonly base: StationRecord;
  readonly nozzles: DeskStationDetail['nozzles'];
  readonly mine: StationRecord;
}

function EditRecord({ station }: { readonly station: DeskStationDetail }) {
  const { message } = App.useApp();
  const work = useSaveRecord(station.id);
  const readStation = useReadStation(station.id);
  const [draft, setDraft] = useState<Draft>(() => draftOf(station));
  const [told, setTold] = useState<readonly string[]>();
  const merge = async (): Promise<void> => {
    const present = await readStation();
    const merged = mergeRecord({ base: draft.base, mine: draft.mine, theirs: present.record });
    setDraft({ ...draftOf(present), mine: merged.record });
    setTold(toldOf(draft, present));
    work.reset();
  };
  const save = (): void =>
    work.mutate(
      { version: draft.version, record: draft.mine },
      {
        onSuccess: (saved) => {
          setDraft(draftOf(saved));
          setTold(undefined);
          void message.success('已保存');
        },
        onError: (thrown) => {
          if (errorOf(thrown).code === 'station.changed') void merge().catch(() => undefined);
        },
      },
    );
  return (
    <>
      {told && <ChangedNote told={told} />}
      <RecordForm
        record={draft.mine}
        onChange={(mine) => setDraft({ ...draft, mine })}
        work={work}
        verb="保存档案"
        onSave={save}
      />
    </>
  );
}

const draftOf = ({ version, record, nozzles }: DeskStationDetail): Draft => ({
  version,
  base: record,
  nozzles,
  mine: record,
});

/** What the other person changed while the form was open. */
function toldOf({ base, mine, nozzles }: Draft, present: DeskStationDetail): readonly string[] {
  const { record: theirs } = present;
  const { theirs: changed, both } = mergeRecord({ base, mine, theirs });
  const fields = changed.map((field) =>
    both.includes(field)
      ? `${FIELD_NAMES[field]}：对方改成「${fieldText(field, theirs)}」，您也改了它，保存后以您的为准`
      : `${FIELD_NAMES[field]}：已带入对方改的「${fieldText(field, theirs)}」`,
  );
  return [...fields, ...mergeNozzles({ base: nozzles, mine: nozzles, theirs: present.nozzles }).told];
}
