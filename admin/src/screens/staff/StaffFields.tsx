import { ROLE_NAMES } from '@jiayou/contract/permission-names';
import type { DeskIdentity, Role, StationId } from '@jiayou/contract';
import { Input, Select } from 'antd';
import { StationPicker } from '../../ui/StationPicker';

/** What is said of a person: the same for a new one and for one that is changed. */
export interface PersonDraft {
  readonly name: string;
  readonly role: Role;
  readonly stationId: StationId | undefined;
  readonly stationName: string | undefined;
}

interface StaffFieldsProps {
  readonly draft: PersonDraft;
  readonly identity: DeskIdentity;
  readonly onChange: (draft: PersonDraft) => void;
}

const ROLE_OPTIONS = Object.entries(ROLE_NAMES).map(([value, label]) => ({ value: value as Role, label }));

/** A role of head office has no station, one of a station has one. */
const isHq = (role: Role): boolean => role.startsWith('hq-');
export const isComplete = ({ name, role, stationId }: PersonDraft): boolean =>
  name.trim() !== '' && isHq(role) === (stationId === undefined);

export function StaffFields({ draft, identity, onChange }: StaffFieldsProps) {
  const { name, role, stationId, stationName } = draft;
  const isMaster = identity.station !== undefined;
  return (
    <>
      <label htmlFor="person-name">姓名</label>
      <Input
        id="person-name"
        maxLength={20}
        value={name}
        onChange={({ target }) => onChange({ ...draft, name: target.value })}
      />
      {isMaster ? (
        <p className="hint">
          {identity.station?.name} · {ROLE_NAMES.cashier}
        </p>
      ) : (
        <>
          <label htmlFor="person-role">角色</label>
          <Select<Role>
            id="person-role"
            className="wide"
            options={ROLE_OPTIONS}
            value={role}
            onChange={(chosen) =>
              onChange({
                ...draft,
                role: chosen,
                ...(isHq(chosen) && { stationId: undefined, stationName: undefined }),
              })
            }
            data-testid="person-role"
          />
          {!isHq(role) && (
            <>
              <label htmlFor="person-station">油站</label>
              <StationPicker
                id="person-station"
                value={stationId}
                valueName={stationName}
                onChange={(chosen) => onChange({ ...draft, stationId: chosen, stationName: undefined })}
              />
            </>
          )}
        </>
      )}
    </>
  );
}
