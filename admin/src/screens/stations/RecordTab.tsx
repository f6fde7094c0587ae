import type { DeskStationDetail, StationRecord } from '@jiayou/contract';
import { App } from 'antd';
import { useState } from 'react';
import { errorOf } from '../../api';
import { useIdentity } from '../../features/session/useSession';
import { mergeRecord, type Field } from '../../features/station/mergeRecord';
import { FIELD_NAMES, fieldText } from '../../features/station/recordWords';
import { useReadStation, useSaveRecord } from '../../features/station/useStation';
import { Facts } from '../../ui/Facts';
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
  readonly mine: StationRecord;
}

interface Clash {
  readonly theirs: StationRecord;
  readonly changed: readonly Field[];
  readonly both: readonly Field[];
}

function EditRecord({ station }: { readonly station: DeskStationDetail }) {
  const { message } = App.useApp();
  const work = useSaveRecord(station.id);
  const readStation = useReadStation(station.id);
  const [draft, setDraft] = useState<Draft>(() => draftOf(station));
  const [clash, setClash] = useState<Clash>();
  const merge = async (): Promise<void> => {
    const { record: theirs, version } = await readStation();
    const { record: mine, theirs: changed, both } = mergeRecord({ base: draft.base, mine: draft.mine, theirs });
    setDraft({ version, base: theirs, mine });
    setClash({ theirs, changed, both });
    work.reset();
  };
  const save = (): void =>
    work.mutate(
      { version: draft.version, record: draft.mine },
      {
        onSuccess: (saved) => {
          setDraft(draftOf(saved));
          setClash(undefined);
          void message.success('已保存');
        },
        onError: (thrown) => {
          if (errorOf(thrown).code === 'station.changed') void merge().catch(() => undefined);
        },
      },
    );
  return (
    <>
      {clash && <ClashNote clash={clash} />}
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

const draftOf = ({ version, record }: DeskStationDetail): Draft => ({ version, base: record, mine: record });

/** What the other person changed while the form was open. */
function ClashNote({ clash: { theirs, changed, both } }: { readonly clash: Clash }) {
  return (
    <div className="changed-note" role="alert" data-testid="station-changed">
      <p>您编辑时，别人已改过这座油站。您的修改都还在下面，核对后请再保存一次。</p>
      <ul>
        {changed.map((field) => (
          <li key={field}>
            {both.includes(field)
              ? `${FIELD_NAMES[field]}：对方改成「${fieldText(field, theirs)}」，您也改了它，保存后以您的为准`
              : `${FIELD_NAMES[field]}：已带入对方改的「${fieldText(field, theirs)}」`}
          </li>
        ))}
      </ul>
    </div>
  );
}
