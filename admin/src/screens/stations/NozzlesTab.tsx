import type { DeskStationDetail } from '@jiayou/contract';
import { App, Button, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { errorOf } from '../../api';
import { useIdentity } from '../../features/session/useSession';
import { mergeNozzles } from '../../features/station/mergeNozzles';
import { useReadStation, useSaveNozzles } from '../../features/station/useStation';
import { Icon } from '../../ui/Icon';
import { RefusedLine } from '../../ui/Refused';
import { ChangedNote } from './ChangedNote';

type Nozzle = DeskStationDetail['nozzles'][number];
const MOST = 99;

interface Draft {
  /** What the person began from. */
  readonly version: number;
  readonly base: readonly Nozzle[];
  readonly mine: readonly Nozzle[];
}

/** The station's nozzles, and the pages with their codes. */
export function NozzlesTab({ station }: { readonly station: DeskStationDetail }) {
  const canEdit = useIdentity().rights.includes('station.edit');
  const { mine, isChanged, told, work, change, save } = useDraft(station);
  const isTwice = new Set(mine.map(({ nozzleNo }) => nozzleNo)).size < mine.length;
  return (
    <div data-testid="nozzles">
      {told && <ChangedNote told={told} />}
      <NozzleList station={station} nozzles={mine} canEdit={canEdit} onChange={change} />
      {isTwice && <p className="refused-line">枪号写重了</p>}
      {work.error && <RefusedLine error={errorOf(work.error)} />}
      <div className="form-actions">
        {canEdit && (
          <>
            <Button
              disabled={mine.length >= MOST}
              onClick={() => change([...mine, nextOf(mine, station)])}
              data-testid="add-nozzle"
            >
              添加油枪
            </Button>
            <Button
              type="primary"
              disabled={!isChanged || isTwice}
              loading={work.isPending}
              onClick={save}
              data-testid="save-nozzles"
            >
              保存油枪
            </Button>
          </>
        )}
        <PrintCodes station={station} />
      </div>
    </div>
  );
}

/** What stands in the list: the station's own until the person changes something, and theirs until it is saved. */
function useDraft(station: DeskStationDetail) {
  const { message } = App.useApp();
  const work = useSaveNozzles(station.id);
  const readStation = useReadStation(station.id);
  const [draft, setDraft] = useState<Draft>();
  const [told, setTold] = useState<readonly string[]>();
  const { version, base, mine } = draft ?? { version: station.version, base: station.nozzles, mine: station.nozzles };
  const merge = async (): Promise<void> => {
    const present = await readStation();
    const merged = mergeNozzles({ base, mine, theirs: present.nozzles });
    setDraft({ version: present.version, base: present.nozzles, mine: merged.nozzles });
    setTold(merged.told);
    work.reset();
  };
  const save = (): void =>
    work.mutate(
      { version, nozzles: [...mine] },
      {
        onSuccess: () => {
          setDraft(undefined);
          setTold(undefined);
          void message.success('油枪已保存，已有的订单不变');
        },
        onError: (thrown) => {
          if (errorOf(thrown).code === 'station.changed') void merge().catch(() => undefined);
        },
      },
    );
  const change = (nozzles: readonly Nozzle[]): void => setDraft({ version, base, mine: nozzles });
  return { mine, isChanged: JSON.stringify(mine) !== JSON.stringify(base), told, work, change, save };
}

function PrintCodes({ station: { id, nozzles } }: { readonly station: DeskStationDetail }) {
  if (nozzles.length === 0) return null;
  return (
    <Button
      href={`/api/desk/stations/${id}/nozzle-codes`}
      target="_blank"
      icon={<Icon name="download" />}
      data-testid="print-codes"
    >
      打印二维码（每枪一页）
    </Button>
  );
}

interface NozzleListProps {
  readonly station: DeskStationDetail;
  readonly nozzles: readonly Nozzle[];
  readonly canEdit: boolean;
  readonly onChange: (nozzles: readonly Nozzle[]) => void;
}

function NozzleList({ station, nozzles, canEdit, onChange }: NozzleListProps) {
  if (nozzles.length === 0) return <p className="nothing">还没有油枪。添加后，司机才能在这座油站选枪付款。</p>;
  const put = (index: number, change: Partial<Nozzle>): void =>
    onChange(nozzles.map((nozzle, at) => (at === index ? { ...nozzle, ...change } : nozzle)));
  return (
    <ul className="nozzles">
      {nozzles.map(({ nozzleNo, grade }, index) => (
        // Its place in the list is what it is while its number is being typed.
        <li key={index}>
          <InputNumber
            aria-label="枪号"
            min={1}
            max={MOST}
            value={nozzleNo}
            disabled={!canEdit}
            suffix="号枪"
            onChange={(value) => value !== null && put(index, { nozzleNo: Math.round(value) })}
            data-testid={`nozzle-no-${index + 1}`}
          />
          <Select
            aria-label={`${nozzleNo}号枪的油品`}
            value={grade}
            disabled={!canEdit}
            options={station.grades.map(({ code }) => ({ value: code, label: code }))}
            onChange={(chosen) => put(index, { grade: chosen })}
            data-testid={`nozzle-grade-${index + 1}`}
          />
          {canEdit && (
            <Button
              type="link"
              danger
              size="small"
              aria-label={`移除${nozzleNo}号枪`}
              onClick={() => onChange(nozzles.filter((_, at) => at !== index))}
            >
              移除
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

function nextOf(nozzles: readonly Nozzle[], { grades }: DeskStationDetail): Nozzle {
  const free = Array.from({ length: MOST }, (_, index) => index + 1).find(
    (no) => !nozzles.some(({ nozzleNo }) => nozzleNo === no),
  );
  return { nozzleNo: free ?? MOST, grade: nozzles.at(-1)?.grade ?? grades[0]?.code ?? '92#' };
}
